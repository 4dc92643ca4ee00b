using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Notebooks;

/// <summary>Finds what can stand in the place of one word of C#.</summary>
/// <param name="code">The code, with an identifier at that place.</param>
/// <param name="word">That identifier.</param>
/// <param name="isTyped">True when the reader has typed some of it; otherwise it only marks the place.</param>
internal sealed class CandidateFinder(EditedCode code, SyntaxToken word, bool isTyped)
{
    private readonly SemanticModel _model = code.Model;
    private readonly List<Candidate> _found = [];

    private int Position => word.SpanStart;

    /// <summary>Everything that can stand there, in no order; names may come more than once, for their overloads.</summary>
    public List<Candidate> Find()
    {
        switch (word.Parent)
        {
            case SimpleNameSyntax name:
                AddForName(name);
                break;
            case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration }:
                AddAfterType(declaration.Type);
                break;
            case SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax }:
                AddKeywords(Keywords.AfterPatterns);
                break;
            case AccessorDeclarationSyntax:
                AddKeywords(Keywords.Accessors);
                break;
        }

        return _found;
    }

    private void AddForName(SimpleNameSyntax name)
    {
        switch (name.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Name == name:
                if (access.Expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } || isTyped) AddMembers(access.Expression);
                break;
            case MemberBindingExpressionSyntax binding when binding.Name == name:
                if (Receiver(binding) is { } receiver) AddInstanceMembers(Underlying(receiver));
                break;
            case QualifiedNameSyntax qualified when qualified.Right == name:
                AddQualified(qualified);
                break;
            case AliasQualifiedNameSyntax alias when alias.Name == name:
                if (_model.GetSymbolInfo(alias.Alias).Symbol is INamespaceSymbol root) AddNamespacesAndTypes(root);
                break;
            default:
                AddUnqualified(name);
                break;
        }
    }

    private void AddUnqualified(SimpleNameSyntax name)
    {
        if (name.Ancestors().OfType<UsingDirectiveSyntax>().FirstOrDefault() is { } directive)
        {
            if (directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null) AddKeywords(["static"]);
            AddNamespacesAndTypes(null, namespacesOnly: directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null);
            return;
        }

        if (name.Parent is ForEachStatementSyntax { InKeyword.IsMissing: true })
        {
            AddKeywords(["in"]);
            return;
        }

        if (UnfinishedBefore() is { } unfinished)
        {
            AddKeywords(Keywords.AfterExpressions);
            if (unfinished.Parent?.FirstAncestorOrSelf<QueryExpressionSyntax>() is not null) AddKeywords(Keywords.Query);
            return;
        }

        switch (name.Parent)
        {
            case InitializerExpressionSyntax initializer:
                AddInitialized(initializer, name);
                return;
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } initializer } assignment
                when assignment.Left == name:
                AddInitialized(initializer, name);
                return;
            case ArgumentSyntax { NameColon: null, Parent: { } arguments } argument:
                AddArgument(argument, arguments);
                return;
            case AttributeArgumentSyntax { NameColon: null, Parent: { } arguments }:
                AddArgumentNames(arguments, []);
                break;
            case NameColonSyntax { Parent: ArgumentSyntax { Parent: { } arguments } argument }:
                AddArgumentNames(arguments, Others(arguments, argument));
                return;
            case AttributeSyntax:
                AddAttributes();
                return;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test when test.Right == name:
                AddPattern(test.Left);
                return;
            case ConstantPatternSyntax { Parent: SubpatternSyntax { ExpressionColon: null, Parent: PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax properties } } }:
                AddProperties(_model.GetTypeInfo(properties).Type ?? _model.GetTypeInfo(properties).ConvertedType);
                return;
            case ConstantPatternSyntax or TypePatternSyntax or DeclarationPatternSyntax or RecursivePatternSyntax or CaseSwitchLabelSyntax:
                AddPattern(ExpectedTypes.Matched(name));
                return;
        }

        if (IsMember(name)) AddMemberStart();
        else if (IsStatementStart(name)) AddStatementStart(name);
        else if (SyntaxFacts.IsInTypeOnlyContext(name)) AddTypes(name);
        else AddExpression(name);
    }

    // `x.F() is|` and `from x in xs where|`: the parser takes the word for the start of the next statement.
    private SyntaxToken? UnfinishedBefore()
    {
        if (!word.GetPreviousToken(includeZeroWidth: true).IsMissing) return null;
        SyntaxToken written = word.GetPreviousToken();
        bool endsExpression = written.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.NumericLiteralToken
                or SyntaxKind.StringLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword or SyntaxKind.NullKeyword or SyntaxKind.ThisKeyword
            || written is { RawKind: (int)SyntaxKind.CloseBraceToken, Parent: InitializerExpressionSyntax };
        TextLineCollection lines = code.Tree.GetText().Lines;
        return endsExpression && lines.GetLineFromPosition(written.Span.End).LineNumber == lines.GetLineFromPosition(Position).LineNumber ? written : null;
    }

    // `x i|`: the parser takes x for a type and the word for a new name.
    private void AddAfterType(TypeSyntax type)
    {
        if (type is SimpleNameSyntax or QualifiedNameSyntax && BindAsExpression(type).Type is not null) AddKeywords(Keywords.AfterExpressions);
    }

    private static bool IsMember(SimpleNameSyntax name)
    {
        SyntaxNode? top = name;
        while (top.Parent is TypeSyntax or VariableDeclarationSyntax) top = top.Parent;
        return top.Parent is MemberDeclarationSyntax { Parent: TypeDeclarationSyntax } member and not GlobalStatementSyntax && member.SpanStart <= name.SpanStart
            && top switch
            {
                VariableDeclarationSyntax variable => variable.Type.FullSpan.Contains(name.SpanStart),
                _ => top is TypeSyntax,
            };
    }

    private static bool IsStatementStart(SimpleNameSyntax name) => name.Parent switch
    {
        ExpressionStatementSyntax statement => statement.SpanStart == name.SpanStart,
        VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax or FieldDeclarationSyntax } declaration => declaration.Type == name && declaration.Parent!.SpanStart == name.SpanStart,
        IncompleteMemberSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax => name.Parent.SpanStart == name.SpanStart,
        _ => false,
    };

    private void AddStatementStart(SyntaxNode name)
    {
        AddKeywords(Keywords.Statements);
        if (name.Ancestors().Any(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax)) AddKeywords(["break", "continue"]);
        if (name.Ancestors().OfType<SwitchStatementSyntax>().Any()) AddKeywords(["break", "case", "goto"]);
        if (word.GetPreviousToken() is { RawKind: (int)SyntaxKind.CloseBraceToken, Parent: BlockSyntax block })
        {
            if (block.Parent is TryStatementSyntax or CatchClauseSyntax) AddKeywords(["catch", "finally"]);
            if (block.Parent is IfStatementSyntax) AddKeywords(["else"]);
        }

        if (word.GetPreviousToken() is { RawKind: (int)SyntaxKind.SemicolonToken, Parent.Parent: IfStatementSyntax }) AddKeywords(["else"]);
        if (!name.Ancestors().OfType<BlockSyntax>().Any()) AddKeywords(Keywords.Declarations);
        AddTypeKeywords(name);
        AddSymbolsInScope();
    }

    private void AddMemberStart()
    {
        AddKeywords(Keywords.Members);
        AddNamespacesAndTypes(null);
    }

    private void AddTypes(SimpleNameSyntax name)
    {
        if (name.Parent is ObjectCreationExpressionSyntax creation && ExpectedTypes.Of(_model, creation) is { } expected) AddPreferred(expected);
        if (name.Parent is TypeArgumentListSyntax or ParameterSyntax or CastExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or ArrayTypeSyntax or ObjectCreationExpressionSyntax
            or VariableDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or IncompleteMemberSyntax or TupleElementSyntax or NullableTypeSyntax
            or BinaryExpressionSyntax or ForEachStatementSyntax or CatchDeclarationSyntax)
        {
            AddKeywords(Keywords.Types);
        }

        if (name.Parent is VariableDeclarationSyntax or ForEachStatementSyntax or DeclarationExpressionSyntax) AddKeywords(["var"]);
        if (name.Parent is ParameterSyntax) AddKeywords(["in", "out", "params", "ref", "this"]);
        if (name.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or VariableDeclarationSyntax or IncompleteMemberSyntax) AddKeywords(Keywords.Members);
        AddNamespacesAndTypes(null);
    }

    private void AddExpression(SyntaxNode name)
    {
        AddKeywords(Keywords.Expressions);
        AddTypeKeywords(name);
        if (ExpectedTypes.Of(_model, name) is { } expected) AddPreferred(expected);
        if (name.Parent is IsPatternExpressionSyntax) AddKeywords(Keywords.Patterns);
        AddSymbolsInScope();
    }

    private void AddTypeKeywords(SyntaxNode name)
    {
        if (name.Ancestors().Any(node => node is TypeDeclarationSyntax)) AddKeywords(["base", "this"]);
    }

    private void AddPattern(ExpressionSyntax? matched)
    {
        AddKeywords(Keywords.Patterns);
        if (matched is not null && _model.GetTypeInfo(matched).Type is { } type) AddPreferred(type);
        AddNamespacesAndTypes(null);
    }

    private void AddArgument(ArgumentSyntax argument, SyntaxNode arguments)
    {
        bool isDirected = !argument.RefKindKeyword.IsKind(SyntaxKind.None);
        AddArgumentNames(arguments, Others(arguments, argument));
        if (!isDirected)
        {
            AddKeywords(Keywords.Arguments);
            AddExpression(argument.Expression);
            return;
        }

        AddKeywords(["var", .. Keywords.Types]);
        AddSymbolsInScope();
    }

    private void AddArgumentNames(SyntaxNode arguments, ImmutableArray<string> taken)
    {
        foreach (IParameterSymbol parameter in CallOverloads.Of(_model, arguments).SelectMany(symbol => CallOverloads.Parameters(symbol)).DistinctBy(parameter => parameter.Name))
        {
            if (parameter.Name.Length > 0 && !taken.Contains(parameter.Name)) _found.Add(new Candidate(parameter.Name + ":", Nearness.Own, parameter));
        }
    }

    private static ImmutableArray<string> Others(SyntaxNode arguments, ArgumentSyntax argument) =>
        arguments is BaseArgumentListSyntax list ? [.. list.Arguments.Where(other => other != argument).Select(other => other.NameColon?.Name.Identifier.ValueText ?? "")] : [];

    // An empty or unfinished `{ }` may become an initializer of properties or of elements.
    private void AddInitialized(InitializerExpressionSyntax initializer, SimpleNameSyntax name)
    {
        ITypeSymbol? type = initializer.Parent switch
        {
            BaseObjectCreationExpressionSyntax creation => _model.GetTypeInfo(creation).Type ?? _model.GetTypeInfo(creation).ConvertedType,
            WithExpressionSyntax with => _model.GetTypeInfo(with.Expression).Type,
            AssignmentExpressionSyntax assignment => _model.GetTypeInfo(assignment.Left).Type,
            _ => null,
        };
        bool isCollection = initializer.Kind() is SyntaxKind.ArrayInitializerExpression
            || (type?.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable) == true && initializer.Kind() != SyntaxKind.WithInitializerExpression);
        if (type is not null && name.Parent is InitializerExpressionSyntax or AssignmentExpressionSyntax)
        {
            HashSet<string> taken = [.. initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(other => other.Left != name).Select(other => other.Left.ToString())];
            foreach (ISymbol member in _model.LookupSymbols(Position, type).Where(member => !member.IsStatic && !taken.Contains(member.Name)))
            {
                bool canBeSet = member switch
                {
                    IPropertySymbol { IsIndexer: true } => false,
                    IPropertySymbol property => property.SetMethod is { } setter ? _model.IsAccessible(Position, setter) : IsCollection(property.Type),
                    IFieldSymbol field => field is { IsReadOnly: false, IsConst: false },
                    _ => false,
                };
                if (canBeSet) _found.Add(new Candidate(Escaped(member.Name), Nearness.Wanted, member));
            }
        }

        if (isCollection || type is null) AddExpression(name);
    }

    // `is { Data: > 0 }`
    private void AddProperties(ITypeSymbol? type)
    {
        if (type is null) return;
        foreach (ISymbol member in _model.LookupSymbols(Position, Underlying(type)).Where(member => member is { IsStatic: false } and (IFieldSymbol or IPropertySymbol { IsIndexer: false })))
        {
            _found.Add(new Candidate(Escaped(member.Name), Nearness.Wanted, member));
        }
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String && type.TypeKind != TypeKind.Array && type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable);

    private void AddMembers(ExpressionSyntax expression)
    {
        ISymbol? symbol = SymbolOf(_model.GetSymbolInfo(expression));
        switch (symbol)
        {
            case INamespaceSymbol space:
                AddNamespacesAndTypes(space);
                return;
            case ITypeSymbol type:
                AddStaticMembers(type);
                return;
        }

        ITypeSymbol? of = _model.GetTypeInfo(expression).Type;
        if (expression is BaseExpressionSyntax)
        {
            foreach (ISymbol member in _model.LookupBaseMembers(Position).Where(member => !member.IsStatic)) AddMember(member, of);
            return;
        }

        if (of is null or IErrorTypeSymbol) return;
        AddInstanceMembers(of);

        // `Color.Red` where a variable Color of type Color is in scope.
        if (expression is IdentifierNameSyntax name && symbol?.Name == of.Name && _model.GetSpeculativeTypeInfo(expression.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } same
            && SymbolEqualityComparer.Default.Equals(same, of))
        {
            AddStaticMembers(of);
        }
    }

    // `System.Text.|` in a using or a type; but also `a.|` before a line that begins with a name: the parser takes both for a type and its variable.
    private void AddQualified(QualifiedNameSyntax qualified)
    {
        SyntaxNode top = qualified;
        while (top.Parent is QualifiedNameSyntax) top = top.Parent;
        bool isUsing = qualified.Ancestors().OfType<UsingDirectiveSyntax>().FirstOrDefault() is { } directive && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null;
        bool mayBeExpression = top.Parent is VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax or FieldDeclarationSyntax } or IncompleteMemberSyntax
            or MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax;
        switch (SymbolOf(_model.GetSpeculativeSymbolInfo(qualified.SpanStart, qualified.Left, SpeculativeBindingOption.BindAsTypeOrNamespace)))
        {
            case INamespaceSymbol space:
                AddNamespacesAndTypes(space, isUsing);
                return;
            case ITypeSymbol type when mayBeExpression || IsPatternPart(top):
                if (mayBeExpression && BindAsExpression(qualified.Left) is { Type: { } same, IsValue: true }) AddInstanceMembers(same);
                AddStaticMembers(type);
                return;
            case ITypeSymbol type:
                foreach (INamedTypeSymbol nested in type.GetTypeMembers().Where(nested => _model.IsAccessible(Position, nested))) Add(nested, Nearness.Declared);
                return;
        }

        if (mayBeExpression && BindAsExpression(qualified.Left).Type is { } of) AddInstanceMembers(of);
    }

    private static bool IsPatternPart(SyntaxNode top) =>
        top.Parent is PatternSyntax or CaseSwitchLabelSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression };

    private (ITypeSymbol? Type, bool IsValue) BindAsExpression(TypeSyntax name)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(name.WithoutTrivia().ToString());
        ISymbol? symbol = SymbolOf(_model.GetSpeculativeSymbolInfo(name.SpanStart, expression, SpeculativeBindingOption.BindAsExpression));
        if (symbol is null or ITypeSymbol or INamespaceSymbol or IMethodSymbol) return (null, false);
        return _model.GetSpeculativeTypeInfo(name.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Type is { } type and not IErrorTypeSymbol ? (type, true) : (null, false);
    }

    private ITypeSymbol? Receiver(MemberBindingExpressionSyntax binding)
    {
        ConditionalAccessExpressionSyntax? access = binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.SpanStart));
        return access is null ? null : _model.GetTypeInfo(access.Expression).Type;
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static ISymbol? SymbolOf(SymbolInfo info) => info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null);

    private void AddInstanceMembers(ITypeSymbol type)
    {
        foreach (ISymbol member in _model.LookupSymbols(Position, type, includeReducedExtensionMethods: true))
        {
            if (!member.IsStatic && member is not ITypeSymbol) AddMember(member, type);
        }
    }

    private void AddStaticMembers(ITypeSymbol type)
    {
        foreach (ISymbol member in _model.LookupStaticMembers(Position, type))
        {
            // In a class that derives from it, nothing static of object is meant.
            if (member.ContainingType?.SpecialType != SpecialType.System_Object || type.SpecialType == SpecialType.System_Object) AddMember(member, type);
        }
    }

    private void AddMember(ISymbol member, ITypeSymbol? type)
    {
        if (member is IPropertySymbol { IsIndexer: true }) return;
        Nearness nearness = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => Nearness.Further,
            _ when member.ContainingType?.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType || IsOfObject(member) => Nearness.OfEveryObject,
            _ when SymbolEqualityComparer.Default.Equals(member.ContainingType, type) => Nearness.Declared,
            _ => Nearness.Inherited,
        };
        Add(member, nearness);
    }

    private static bool IsOfObject(ISymbol member)
    {
        if (member is not IMethodSymbol { IsOverride: true } method) return false;
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method.ContainingType.SpecialType == SpecialType.System_Object;
    }

    private void AddNamespacesAndTypes(INamespaceOrTypeSymbol? container, bool namespacesOnly = false)
    {
        foreach (ISymbol symbol in _model.LookupNamespacesAndTypes(Position, container))
        {
            if (namespacesOnly && symbol is not INamespaceSymbol) continue;
            Add(symbol, symbol is INamespaceSymbol && !namespacesOnly && container is null ? Nearness.Further : Nearness.Type);
        }
    }

    private void AddAttributes()
    {
        foreach (ISymbol symbol in _model.LookupNamespacesAndTypes(Position))
        {
            if (symbol is INamespaceSymbol) Add(symbol, Nearness.Further);
            if (symbol is not INamedTypeSymbol { IsAbstract: false } type || !DerivesFromAttribute(type)) continue;
            _found.Add(new Candidate(type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name[..^"Attribute".Length] : type.Name, Nearness.Type, type));
        }
    }

    private static bool DerivesFromAttribute(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }

    private void AddSymbolsInScope()
    {
        bool isTop = _model.GetEnclosingSymbol(Position) is { } around && (around is INamedTypeSymbol { IsScriptClass: true } || SymbolText.IsOfCell(around));
        foreach (ISymbol symbol in _model.LookupSymbols(Position))
        {
            switch (symbol)
            {
                case ILocalSymbol or IRangeVariableSymbol or IParameterSymbol or ITypeParameterSymbol:
                    if (!IsDeclaredLater(symbol)) Add(symbol, Nearness.Own);
                    break;
                case INamespaceSymbol:
                    Add(symbol, Nearness.Further);
                    break;
                case ITypeSymbol or IAliasSymbol:
                    Add(symbol, Nearness.Type);
                    break;
                case IPropertySymbol { IsIndexer: true }:
                    break;
                default:
                    if (isTop && symbol.ContainingType?.SpecialType == SpecialType.System_Object) break;
                    if (SymbolText.IsOfCell(symbol) ? !(symbol is IFieldSymbol && isTop && IsDeclaredLater(symbol)) : true) AddInScope(symbol);
                    break;
            }
        }
    }

    private void AddInScope(ISymbol symbol)
    {
        if (symbol.ContainingType?.SpecialType == SpecialType.System_Object) Add(symbol, Nearness.OfEveryObject);
        else Add(symbol, Nearness.Own);
    }

    private bool IsDeclaredLater(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is [{ } place, ..] && place.SyntaxTree == code.Tree && place.Span.End >= Position
        && (place.Span.Start >= Position || place.GetSyntax() is VariableDeclaratorSyntax);

    // A type that the place wants: an enum by its members, else itself.
    private void AddPreferred(ITypeSymbol type)
    {
        type = Underlying(type);
        if (type is not INamedTypeSymbol || type.TypeKind == TypeKind.Error || type.SpecialType is not SpecialType.None and not SpecialType.System_DateTime) return;
        string name = type.ToMinimalDisplayString(_model, Position);
        if (type.TypeKind == TypeKind.Enum)
        {
            foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>().Where(member => member.IsConst))
            {
                if (word.Parent?.Parent is not ObjectCreationExpressionSyntax) _found.Add(new Candidate($"{name}.{Escaped(member.Name)}", Nearness.Wanted, member));
            }
        }
        else if (word.Parent?.Parent is ObjectCreationExpressionSyntax && !type.IsAbstract)
        {
            _found.Add(new Candidate(name, Nearness.Wanted, type));
        }
    }

    private void Add(ISymbol symbol, Nearness nearness)
    {
        if (!SymbolFilter.CanBeWritten(symbol) || symbol.DeclaringSyntaxReferences.Any(place => place.SyntaxTree == code.Tree && place.Span == word.Span)) return;
        _found.Add(new Candidate(Escaped(symbol.Name), nearness, symbol));
    }

    private void AddKeywords(IEnumerable<string> keywords)
    {
        foreach (string keyword in keywords) _found.Add(new Candidate(keyword, Nearness.Keyword));
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}

using System.Collections.Immutable;

using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.LanguageServices;

/// <summary>Finds what can stand in the place of one word of C#.</summary>
/// <param name="code">The code, with an identifier at that place.</param>
/// <param name="word">That identifier.</param>
/// <param name="isTyped">True when the reader has typed some of it; otherwise it only marks the place.</param>
/// <param name="beyond">What could be named besides all that is in scope.</param>
internal sealed class CandidateFinder(EditedCode code, SyntaxToken word, bool isTyped, Lazy<ImmutableArray<ISymbol>> beyond)
{
    private readonly SemanticModel _model = code.Model;
    private readonly CandidateList _candidates = new(code, word, beyond);

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
                _candidates.AddKeywords(Keywords.AfterPatterns);
                break;
            case AccessorDeclarationSyntax:
                _candidates.AddKeywords(Keywords.Accessors);
                break;
        }

        return _candidates.Found;
    }

    private void AddForName(SimpleNameSyntax name)
    {
        switch (name.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Name == name:
                bool isNumber = access.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression };
                if (!isNumber || isTyped) AddMembers(access.Expression);
                break;
            case MemberBindingExpressionSyntax binding when binding.Name == name:
                if (Receiver(binding) is { } receiver) _candidates.AddInstanceMembers(CandidateList.Underlying(receiver));
                break;
            case QualifiedNameSyntax qualified when qualified.Right == name:
                AddQualified(qualified);
                break;
            case AliasQualifiedNameSyntax alias when alias.Name == name:
                if (_model.GetSymbolInfo(alias.Alias).Symbol is INamespaceSymbol root) _candidates.AddNamespacesAndTypes(root);
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
            if (directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null) _candidates.AddKeywords(["static"]);
            _candidates.AddNamespacesAndTypes(null, namespacesOnly: directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null);
            return;
        }

        if (name.Parent is ForEachStatementSyntax { InKeyword.IsMissing: true })
        {
            _candidates.AddKeywords(["in"]);
            return;
        }

        if (UnfinishedBefore() is { } unfinished)
        {
            _candidates.AddKeywords(Keywords.AfterExpressions);
            if (unfinished.Parent?.FirstAncestorOrSelf<QueryExpressionSyntax>() is not null) _candidates.AddKeywords(Keywords.Query);
            return;
        }

        switch (name.Parent)
        {
            case InitializerExpressionSyntax initializer:
                AddInitialized(initializer, name);
                return;
            case AssignmentExpressionSyntax
            {
                Parent: InitializerExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression
                } initializer
            } assignment when assignment.Left == name:
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
                _candidates.AddAttributes();
                return;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test when test.Right == name:
                AddPattern(test.Left);
                return;
            case ConstantPatternSyntax
            {
                Parent: SubpatternSyntax { ExpressionColon: null, Parent: PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax properties } }
            }:
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
        bool endsExpression = written.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken
                or SyntaxKind.NumericLiteralToken or SyntaxKind.StringLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword
                or SyntaxKind.NullKeyword or SyntaxKind.ThisKeyword
            || written is { RawKind: (int)SyntaxKind.CloseBraceToken, Parent: InitializerExpressionSyntax };
        TextLineCollection lines = code.Tree.GetText().Lines;
        return endsExpression && lines.GetLineFromPosition(written.Span.End).LineNumber == lines.GetLineFromPosition(Position).LineNumber ? written : null;
    }

    // `x i|`: the parser takes x for a type and the word for a new name.
    private void AddAfterType(TypeSyntax type)
    {
        if (type is SimpleNameSyntax or QualifiedNameSyntax && BindAsExpression(type).Type is not null) _candidates.AddKeywords(Keywords.AfterExpressions);
    }

    private static bool IsMember(SimpleNameSyntax name)
    {
        SyntaxNode? top = name;
        while (top.Parent is TypeSyntax or VariableDeclarationSyntax) top = top.Parent;
        return top.Parent is MemberDeclarationSyntax { Parent: TypeDeclarationSyntax } member and not GlobalStatementSyntax
            && member.SpanStart <= name.SpanStart
            && top switch
            {
                VariableDeclarationSyntax variable => variable.Type.FullSpan.Contains(name.SpanStart),
                _ => top is TypeSyntax,
            };
    }

    private static bool IsStatementStart(SimpleNameSyntax name) => name.Parent switch
    {
        ExpressionStatementSyntax statement => statement.SpanStart == name.SpanStart,
        VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax or FieldDeclarationSyntax } declaration =>
            declaration.Type == name && declaration.Parent!.SpanStart == name.SpanStart,
        IncompleteMemberSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax =>
            name.Parent.SpanStart == name.SpanStart,
        _ => false,
    };

    private void AddStatementStart(SyntaxNode name)
    {
        _candidates.AddKeywords(Keywords.Statements);
        if (name.Ancestors().Any(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
        {
            _candidates.AddKeywords(["break", "continue"]);
        }

        if (name.Ancestors().OfType<SwitchStatementSyntax>().Any()) _candidates.AddKeywords(["break", "case", "goto"]);
        if (word.GetPreviousToken() is { RawKind: (int)SyntaxKind.CloseBraceToken, Parent: BlockSyntax block })
        {
            if (block.Parent is TryStatementSyntax or CatchClauseSyntax) _candidates.AddKeywords(["catch", "finally"]);
            if (block.Parent is IfStatementSyntax) _candidates.AddKeywords(["else"]);
        }

        if (word.GetPreviousToken() is { RawKind: (int)SyntaxKind.SemicolonToken, Parent.Parent: IfStatementSyntax }) _candidates.AddKeywords(["else"]);
        if (!name.Ancestors().OfType<BlockSyntax>().Any()) _candidates.AddKeywords(Keywords.Declarations);
        AddTypeKeywords(name);
        _candidates.AddSymbolsInScope();
    }

    private void AddMemberStart()
    {
        _candidates.AddKeywords(Keywords.Members);
        _candidates.AddNamespacesAndTypes(null);
    }

    private void AddTypes(SimpleNameSyntax name)
    {
        if (name.Parent is ObjectCreationExpressionSyntax creation && ExpectedTypes.Of(_model, creation) is { } expected) _candidates.AddPreferred(expected);
        if (name.Parent is TypeArgumentListSyntax or ParameterSyntax or CastExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax
            or ArrayTypeSyntax or ObjectCreationExpressionSyntax or VariableDeclarationSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax
            or PropertyDeclarationSyntax or IncompleteMemberSyntax or TupleElementSyntax or NullableTypeSyntax or BinaryExpressionSyntax
            or ForEachStatementSyntax or CatchDeclarationSyntax)
        {
            _candidates.AddKeywords(Keywords.Types);
        }

        if (name.Parent is VariableDeclarationSyntax or ForEachStatementSyntax or DeclarationExpressionSyntax) _candidates.AddKeywords(["var"]);
        if (name.Parent is ParameterSyntax) _candidates.AddKeywords(["in", "out", "params", "ref", "this"]);
        if (name.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or VariableDeclarationSyntax
            or IncompleteMemberSyntax)
        {
            _candidates.AddKeywords(Keywords.Members);
        }

        _candidates.AddNamespacesAndTypes(null);
    }

    private void AddExpression(SyntaxNode name)
    {
        _candidates.AddKeywords(Keywords.Expressions);
        AddTypeKeywords(name);
        if (ExpectedTypes.Of(_model, name) is { } expected) _candidates.AddPreferred(expected);
        if (name.Parent is IsPatternExpressionSyntax) _candidates.AddKeywords(Keywords.Patterns);
        _candidates.AddSymbolsInScope();
    }

    private void AddTypeKeywords(SyntaxNode name)
    {
        if (name.Ancestors().Any(node => node is TypeDeclarationSyntax)) _candidates.AddKeywords(["base", "this"]);
    }

    private void AddPattern(ExpressionSyntax? matched)
    {
        _candidates.AddKeywords(Keywords.Patterns);
        if (matched is not null && _model.GetTypeInfo(matched).Type is { } type) _candidates.AddPreferred(type);
        _candidates.AddNamespacesAndTypes(null);
    }

    private void AddArgument(ArgumentSyntax argument, SyntaxNode arguments)
    {
        bool isDirected = !argument.RefKindKeyword.IsKind(SyntaxKind.None);
        AddArgumentNames(arguments, Others(arguments, argument));
        if (!isDirected)
        {
            _candidates.AddKeywords(Keywords.Arguments);
            AddExpression(argument.Expression);
            return;
        }

        _candidates.AddKeywords(["var", .. Keywords.Types]);
        _candidates.AddSymbolsInScope();
    }

    private void AddArgumentNames(SyntaxNode arguments, ImmutableArray<string> taken)
    {
        IEnumerable<IParameterSymbol> parameters = CallOverloads.Of(_model, arguments)
            .SelectMany(symbol => CallOverloads.Parameters(symbol))
            .DistinctBy(parameter => parameter.Name);
        foreach (IParameterSymbol parameter in parameters)
        {
            if (parameter.Name.Length > 0 && !taken.Contains(parameter.Name)) _candidates.Add(new Candidate(parameter.Name + ":", Nearness.Own, parameter));
        }
    }

    private static ImmutableArray<string> Others(SyntaxNode arguments, ArgumentSyntax argument) =>
        arguments is BaseArgumentListSyntax list
            ? [.. list.Arguments.Where(other => other != argument).Select(other => other.NameColon?.Name.Identifier.ValueText ?? "")]
            : [];

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
            || (type?.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable) == true
                && initializer.Kind() != SyntaxKind.WithInitializerExpression);
        if (type is not null && name.Parent is InitializerExpressionSyntax or AssignmentExpressionSyntax)
        {
            IEnumerable<AssignmentExpressionSyntax> others = initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(other => other.Left != name);
            HashSet<string> taken = [.. others.Select(other => other.Left.ToString())];
            foreach (ISymbol member in _model.LookupSymbols(Position, type).Where(member => !member.IsStatic && !taken.Contains(member.Name)))
            {
                bool canBeSet = member switch
                {
                    IPropertySymbol { IsIndexer: true } => false,
                    IPropertySymbol property => property.SetMethod is { } setter ? _model.IsAccessible(Position, setter) : IsCollection(property.Type),
                    IFieldSymbol field => field is { IsReadOnly: false, IsConst: false },
                    _ => false,
                };
                if (canBeSet) _candidates.Add(new Candidate(CandidateList.Escaped(member.Name), Nearness.Wanted, member));
            }
        }

        if (isCollection || type is null) AddExpression(name);
    }

    // `is { Data: > 0 }`
    private void AddProperties(ITypeSymbol? type)
    {
        if (type is null) return;
        foreach (ISymbol member in _model.LookupSymbols(Position, CandidateList.Underlying(type))
            .Where(member => member is { IsStatic: false } and (IFieldSymbol or IPropertySymbol { IsIndexer: false })))
        {
            _candidates.Add(new Candidate(CandidateList.Escaped(member.Name), Nearness.Wanted, member));
        }
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && type.TypeKind != TypeKind.Array
        && type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable);

    private void AddMembers(ExpressionSyntax expression)
    {
        ISymbol? symbol = SymbolOf(_model.GetSymbolInfo(expression));
        switch (symbol)
        {
            case INamespaceSymbol space:
                _candidates.AddNamespacesAndTypes(space);
                return;
            case ITypeSymbol type:
                _candidates.AddStaticMembers(type);
                return;
        }

        ITypeSymbol? of = _model.GetTypeInfo(expression).Type;
        if (expression is BaseExpressionSyntax)
        {
            foreach (ISymbol member in _model.LookupBaseMembers(Position).Where(member => !member.IsStatic)) _candidates.AddMember(member, of);
            return;
        }

        if (of is null or IErrorTypeSymbol) return;
        _candidates.AddInstanceMembers(of);

        // `Color.Red` where a variable Color of type Color is in scope.
        if (expression is IdentifierNameSyntax name && symbol?.Name == of.Name
            && _model.GetSpeculativeTypeInfo(expression.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } same
            && SymbolEqualityComparer.Default.Equals(same, of))
        {
            _candidates.AddStaticMembers(of);
        }
    }

    // `System.Text.|` in a using or a type; but also `a.|` before a line that begins with a name: the parser takes both for a type and its variable.
    private void AddQualified(QualifiedNameSyntax qualified)
    {
        SyntaxNode top = qualified;
        while (top.Parent is QualifiedNameSyntax) top = top.Parent;
        bool isUsing = qualified.Ancestors().OfType<UsingDirectiveSyntax>().FirstOrDefault() is { } directive
            && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Alias is null;
        bool mayBeExpression = top.Parent is VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax or FieldDeclarationSyntax }
            or IncompleteMemberSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax;
        switch (SymbolOf(_model.GetSpeculativeSymbolInfo(qualified.SpanStart, qualified.Left, SpeculativeBindingOption.BindAsTypeOrNamespace)))
        {
            case INamespaceSymbol space:
                _candidates.AddNamespacesAndTypes(space, isUsing);
                return;
            case ITypeSymbol type when mayBeExpression || IsPatternPart(top):
                if (mayBeExpression && BindAsExpression(qualified.Left) is { Type: { } same, IsValue: true }) _candidates.AddInstanceMembers(same);
                _candidates.AddStaticMembers(type);
                return;
            case ITypeSymbol type:
                foreach (INamedTypeSymbol nested in type.GetTypeMembers().Where(nested => _model.IsAccessible(Position, nested)))
                {
                    _candidates.Add(nested, Nearness.Declared);
                }

                return;
        }

        if (mayBeExpression && BindAsExpression(qualified.Left).Type is { } of) _candidates.AddInstanceMembers(of);
    }

    private static bool IsPatternPart(SyntaxNode top) =>
        top.Parent is PatternSyntax or CaseSwitchLabelSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression };

    private (ITypeSymbol? Type, bool IsValue) BindAsExpression(TypeSyntax name)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(name.WithoutTrivia().ToString());
        ISymbol? symbol = SymbolOf(_model.GetSpeculativeSymbolInfo(name.SpanStart, expression, SpeculativeBindingOption.BindAsExpression));
        if (symbol is null or ITypeSymbol or INamespaceSymbol or IMethodSymbol) return (null, false);
        ITypeSymbol? type = _model.GetSpeculativeTypeInfo(name.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return type is null or IErrorTypeSymbol ? (null, false) : (type, true);
    }

    private ITypeSymbol? Receiver(MemberBindingExpressionSyntax binding)
    {
        ConditionalAccessExpressionSyntax? access = binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.SpanStart));
        return access is null ? null : _model.GetTypeInfo(access.Expression).Type;
    }

    private static ISymbol? SymbolOf(SymbolInfo info) => info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null);
}

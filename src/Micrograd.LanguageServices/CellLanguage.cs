using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

using Micrograd.LanguageServices.Documentation;
using Micrograd.Sessions;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>Answers what an editor asks about a cell, from what the session has accepted. What is being edited isn't run.</summary>
internal sealed class CellLanguage(CSharpSession session)
{
    // What a package, which isn't known before it is restored, may be the cure for.
    private static readonly FrozenSet<string> NotFound = FrozenSet.Create("CS0012", "CS0103", "CS0117", "CS0234", "CS0246", "CS0400", "CS1061", "CS1069", "CS1070");

    private readonly DocumentationLibrary _library = new(session.Options.Files);
    private readonly UnrunDirectives _directives = new(session);

    /// <summary>What can stand at a place.</summary>
    public async Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellationToken)
    {
        var cell = new CellText(code, session.Runner.Directives);
        var nothing = new CompletionList(position, position, []);
        bool isDirective = cell.DirectiveAt(position) is not null;
        if (isDirective || cell.LineAt(position).TrimStart().StartsWith('#'))
        {
            if (isDirective || !cell.IsOtherLanguage(position) || cell.LineAt(position).TrimStart().StartsWith("#!", StringComparison.Ordinal))
            {
                return DirectiveCompleter.Complete(cell, position, session) ?? nothing;
            }
        }

        if (isDirective || cell.IsOtherLanguage(position)) return nothing;
        (int start, int end) = Completer.WordAt(code, position);
        if (start < end && char.IsAsciiDigit(code[start])) return nothing;
        (string csharp, ImmutableArray<CellPart> before) = cell.CSharpAt(position);
        EditedCode edited = await EditAsync(cell, Completer.WithName(csharp, start, end), before, cancellationToken).ConfigureAwait(false);
        return new CompletionList(start, end, Completer.Complete(edited, start, code[start..position]));
    }

    /// <summary>What the name at a place means.</summary>
    public async Task<(SymbolDescription Description, ISymbol Symbol)?> DescribeAsync(string code, int position, CancellationToken cancellationToken)
    {
        if (await EditAtAsync(code, position, cancellationToken).ConfigureAwait(false) is not { } edited) return null;
        if (Describer.Find(edited, position) is not { } found) return null;
        DocumentationText text = await _library.FindAsync(found.Symbol, edited.Compilation, cancellationToken).ConfigureAwait(false);
        return (new SymbolDescription(found.Token.SpanStart, found.Token.Span.End,
            SymbolText.Signature(found.Symbol) + SymbolText.More(CallOverloads.Others(edited.Model, found.Symbol, position)), text.Whole()), found.Symbol);
    }

    /// <summary>The ways to make the call that a place is in.</summary>
    public async Task<SignatureHelp?> SignatureAsync(string code, int position, CancellationToken cancellationToken)
    {
        if (await EditAtAsync(code, position, cancellationToken).ConfigureAwait(false) is not { } edited) return null;
        if (SignatureFinder.Arguments(edited, position) is not { } arguments) return null;
        ImmutableArray<ISymbol> symbols = CallOverloads.Of(edited.Model, arguments);
        if (symbols.IsEmpty) return null;
        (int overload, int? parameter) = SignatureFinder.Active(edited, arguments, symbols, position);
        var overloads = ImmutableArray.CreateBuilder<SignatureOverload>();
        foreach (ISymbol symbol in symbols)
        {
            overloads.Add(Overload(symbol, await _library.FindAsync(symbol, edited.Compilation, cancellationToken).ConfigureAwait(false)));
        }

        return new SignatureHelp(overloads.ToImmutable(), overload, parameter);
    }

    /// <summary>What the compiler has to say.</summary>
    public async Task<ImmutableArray<CellProblem>> DiagnoseAsync(string code, CancellationToken cancellationToken)
    {
        var cell = new CellText(code, session.Runner.Directives);
        SessionState state = await session.Runner.StateAsync(cancellationToken).ConfigureAwait(false);
        UnrunCode unrun = await _directives.ReadAsync(cell.Parts, state, cancellationToken).ConfigureAwait(false);
        var problems = unrun.Problems.ToBuilder();
        Bind(cell, state.With(unrun.References), unrun, cancellationToken, edited =>
        {
            foreach (Diagnostic diagnostic in edited.Compilation.GetDiagnostics(cancellationToken))
            {
                if (!CellDiagnostics.AreWorthSaying(diagnostic, edited.Tree)) continue;
                if (unrun.IsUnknown && NotFound.Contains(diagnostic.Id)) continue;
                (int line, int column) = cell.Place(diagnostic.Location.SourceSpan.Start);
                (int endLine, int endColumn) = cell.Place(diagnostic.Location.SourceSpan.End);
                problems.Add(new CellProblem(
                    line, column, endLine, endColumn, diagnostic.Severity == DiagnosticSeverity.Error ? ProblemSeverity.Error : ProblemSeverity.Warning,
                    diagnostic.Id, CellAdvice.For(diagnostic) ?? diagnostic.GetMessage(CultureInfo.InvariantCulture)));
            }
        });
        return [.. problems.OrderBy(problem => (problem.Line, problem.Column))];
    }

    private static SignatureOverload Overload(ISymbol symbol, DocumentationText documentation)
    {
        var parameters = ImmutableArray.CreateBuilder<SignatureParameter>();
        ImmutableArray<SymbolDisplayPart> parts = SymbolText.Parts(symbol);
        string text = parts.ToDisplayString();
        int at = text.IndexOf(symbol is IPropertySymbol ? '[' : '(', StringComparison.Ordinal) + 1;
        foreach (IParameterSymbol parameter in CallOverloads.Parameters(symbol))
        {
            string shown = parameter.ToDisplayString(SymbolText.OfParameters);
            int start = text.IndexOf(shown, at, StringComparison.Ordinal);
            if (start < 0) (start, shown) = (at, "");
            parameters.Add(new SignatureParameter(parameter.Name, start, start + shown.Length, documentation.Parameter(parameter.Name)));
            at = start + shown.Length;
        }

        return new SignatureOverload(text, documentation.Summary(), parameters.ToImmutable());
    }

    private async Task<EditedCode?> EditAtAsync(string code, int position, CancellationToken cancellationToken)
    {
        var cell = new CellText(code, session.Runner.Directives);
        if (cell.DirectiveAt(position) is not null || cell.IsOtherLanguage(position)) return null;
        (string csharp, ImmutableArray<CellPart> before) = cell.CSharpAt(position);
        return await EditAsync(cell, csharp, before, cancellationToken).ConfigureAwait(false);
    }

    private async Task<EditedCode> EditAsync(CellText cell, string csharp, ImmutableArray<CellPart> before, CancellationToken cancellationToken)
    {
        SessionState state = await session.Runner.StateAsync(cancellationToken).ConfigureAwait(false);
        UnrunCode unrun = await _directives.ReadAsync(before, state, cancellationToken).ConfigureAwait(false);
        state = state.With(unrun.References);
        return state.Edit(ScriptChain.Parse(csharp, "", unrun.Language, cancellationToken), Bind(cell, state, unrun, cancellationToken));
    }

    // Each piece sees those before it. Returns the last.
    private static CSharpCompilation? Bind(
        CellText cell, SessionState state, UnrunCode unrun, CancellationToken cancellationToken, Action<EditedCode>? own = null)
    {
        CSharpCompilation? previous = null;
        foreach ((CSharpPart? part, string? loaded, LanguageVersion language) in unrun.Pieces)
        {
            EditedCode edited = state.Edit(ScriptChain.ParseToRun(loaded ?? cell.Masked(part!), "", language, cancellationToken), previous);
            if (part is not null) own?.Invoke(edited);
            previous = edited.Compilation;
        }

        return previous;
    }
}

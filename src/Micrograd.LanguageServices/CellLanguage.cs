using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

using Micrograd.LanguageServices.Documentation;
using Micrograd.Sessions;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>Answers what an editor asks about a cell, from what the session has accepted. What is being edited isn't run.</summary>
internal sealed class CellLanguage(CSharpSession session)
{
    // What a package, which isn't known before it is restored, may be the cure for.
    private static readonly FrozenSet<string> NotFound = FrozenSet.Create("CS0012", "CS0103", "CS0117", "CS0234", "CS0246", "CS0400", "CS1061", "CS1069", "CS1070");

    private readonly DocumentationLibrary _library = new(session.Options.Files);
    private readonly EditedCells _cells = new(session);

    /// <summary>The cells that the editor has told.</summary>
    public NotebookCells Notebook => _cells.Notebook;

    /// <summary>What binds them.</summary>
    public EditedCells Cells => _cells;

    /// <summary>What finds names in them.</summary>
    public CellNavigation Navigation => field ??= new CellNavigation(session, _cells);

    /// <summary>What can stand at a place.</summary>
    public async Task<CompletionList> CompleteAsync(string? id, string code, int position, CancellationToken cancellationToken)
    {
        CellText cell = _cells.Text(code);
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
        (EditedCode edited, CellContext context) = await NameAsync(id, cell, position, start, end, cancellationToken).ConfigureAwait(false);
        return new CompletionList(start, end, Completer.Complete(edited, start, code[start..position], context.Beyond));
    }

    /// <summary>What is said about a completion for a place.</summary>
    public async Task<CompletionDescription?> DescribeItemAsync(string? id, string code, int position, string item, CancellationToken cancellationToken)
    {
        CellText cell = _cells.Text(code);
        if (cell.DirectiveAt(position) is not null || cell.LineAt(position).TrimStart().StartsWith('#') || cell.IsOtherLanguage(position)) return null;
        (int start, int end) = Completer.WordAt(code, position);
        (EditedCode edited, CellContext context) = await NameAsync(id, cell, position, start, end, cancellationToken).ConfigureAwait(false);
        if (Completer.Find(edited, start, code[start..position], context.Beyond, item) is not { Symbol: { } symbol } candidate) return null;
        DocumentationText text = await _library.FindAsync(symbol, edited.Compilation, cancellationToken).ConfigureAwait(false);
        var description = new SymbolDescription(start, end, candidate.Item.Detail, text.Whole());
        return new CompletionDescription(candidate.Item.Kind, description.Text, description.Markdown);
    }

    /// <summary>What the name at a place means.</summary>
    public async Task<(SymbolDescription Description, ISymbol Symbol)?> DescribeAsync(
        string? id, string code, int position, CancellationToken cancellationToken)
    {
        if (await _cells.AtAsync(id, code, position, cancellationToken).ConfigureAwait(false) is not { } edited) return null;
        if (Describer.Find(edited, position) is not { } found) return null;
        DocumentationText text = await _library.FindAsync(found.Symbol, edited.Compilation, cancellationToken).ConfigureAwait(false);
        return (new SymbolDescription(found.Token.SpanStart, found.Token.Span.End,
            SymbolText.Signature(found.Symbol) + SymbolText.More(CallOverloads.Others(edited.Model, found.Symbol, position)), text.Whole()), found.Symbol);
    }

    /// <summary>The ways to make the call that a place is in.</summary>
    public async Task<SignatureHelp?> SignatureAsync(string? id, string code, int position, CancellationToken cancellationToken)
    {
        if (await _cells.AtAsync(id, code, position, cancellationToken).ConfigureAwait(false) is not { } edited) return null;
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
    public async Task<ImmutableArray<CellProblem>> DiagnoseAsync(string? id, string code, CancellationToken cancellationToken)
    {
        EditedCell cell = await _cells.WholeAsync(id, code, cancellationToken).ConfigureAwait(false);
        var problems = cell.Problems.ToBuilder();
        foreach (EditedCode piece in cell.Own)
        {
            foreach (Diagnostic diagnostic in piece.Compilation.GetDiagnostics(cancellationToken))
            {
                if (!CellDiagnostics.AreWorthSaying(diagnostic, piece.Tree)) continue;
                if (cell.IsUnknown && NotFound.Contains(diagnostic.Id)) continue;
                (int line, int column) = cell.Text.Place(diagnostic.Location.SourceSpan.Start);
                (int endLine, int endColumn) = cell.Text.Place(diagnostic.Location.SourceSpan.End);
                problems.Add(new CellProblem(
                    line, column, endLine, endColumn, diagnostic.Severity == DiagnosticSeverity.Error ? ProblemSeverity.Error : ProblemSeverity.Warning,
                    diagnostic.Id, CellAdvice.For(diagnostic) ?? diagnostic.GetMessage(CultureInfo.InvariantCulture)));
            }
        }

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

    // The C# that a place is in, with a name at the place.
    private async Task<(EditedCode Code, CellContext Context)> NameAsync(
        string? id, CellText cell, int position, int start, int end, CancellationToken cancellationToken)
    {
        CellContext context = await _cells.ContextAsync(id, cell.Code, cancellationToken).ConfigureAwait(false);
        (string csharp, ImmutableArray<CellPart> before) = cell.CSharpAt(position);
        csharp = Completer.WithName(csharp, start, end);
        return (await _cells.EditAsync(id, cell, csharp, before, context, cancellationToken).ConfigureAwait(false), context);
    }
}

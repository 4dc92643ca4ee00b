using System.Collections.Immutable;

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;

namespace Micrograd.Course.Tests;

/// <summary>What an editor shows to somebody who works through the course.</summary>
public sealed class EditorTests
{
    private static readonly SessionOptions Options = new() { Folder = Clone.Notebooks };

    [Fact]
    public async Task The_engines_members_are_offered_with_their_documentation()
    {
        using var session = new CSharpSession(Options);
        const string Cell = "#load \"setup.csx\"\nusing Micrograd;\nvar a = new Value(2.0);";

        // Before the cell has run, and after.
        CompletionList list = await CSharpLanguage.Of(session).CompleteAsync(Cell + "\na.", Cell.Length + 3, TestContext.Current.CancellationToken);
        Assert.Equal(new CompletionItem("Backward", CompletionKind.Method, "void Value.Backward()"), list.Items[0]);
        Assert.Equal(CellStatus.Succeeded, await session.ExecuteAsync(Cell, _ => { }, TestContext.Current.CancellationToken));
        list = await CSharpLanguage.Of(session).CompleteAsync("a.", 2, TestContext.Current.CancellationToken);
        Assert.Equal("Backward", list.Items[0].Text);
        SymbolDescription backward = (await CSharpLanguage.Of(session).DescribeAsync("a.Backward();", 5, TestContext.Current.CancellationToken))!;
        Assert.StartsWith("Fills in Value.Grad of every value", backward.Documentation.Text, StringComparison.Ordinal);
        Assert.Equal("Value(data=2)", (await CSharpLanguage.Of(session).DescribeAsync("a", 1, TestContext.Current.CancellationToken))!.Value);
    }

    [Theory]
    [InlineData("03")]
    [InlineData("06")]
    [InlineData("07")]
    [InlineData("09")]
    public async Task No_cell_has_an_error_before_it_runs(string chapter)
    {
        Chapter run = await Chapter.Run(chapter);
        using var session = new CSharpSession(Options);
        foreach (string cell in run.NotebookRun.Cells.Select(cell => cell.Cell.Source))
        {
            ImmutableArray<CellProblem> problems = await CSharpLanguage.Of(session).DiagnoseAsync(cell, TestContext.Current.CancellationToken);
            CellStatus status = await session.ExecuteAsync(cell, _ => { }, TestContext.Current.CancellationToken);
            if (status == CellStatus.Succeeded) Assert.DoesNotContain(problems, problem => problem.Severity == ProblemSeverity.Error);
        }
    }
}

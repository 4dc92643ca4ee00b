using Micrograd.LanguageServices;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

/// <summary>A cell sees the cells above it as they stand, run or not, and what has run besides.</summary>
public sealed class CellsAboveTests
{
    [Fact]
    public async Task A_cell_sees_those_above_it_before_any_has_run()
    {
        using var cells = new Cells("class Value { public double Data; }", "var a = new Value();", "a.Data", "var late = 1;");
        Assert.Empty(await cells.Problems("c"));
        Assert.Contains("Data", await cells.Names("c", "a.|"));
        Assert.Equal("Value a", await cells.Signature("c", "a|"));
        Assert.DoesNotContain("late", await cells.Names("c", "|"));
        cells.Write("c", "a.Data + late");
        Assert.Equal(["CS0103 at 1:10"], await cells.Problems("c"));
    }

    [Fact]
    public async Task A_cell_that_has_run_is_seen_as_it_stands_now()
    {
        using var cells = new Cells("class Value { public double Data; }", "var a = new Value();", "a.Data");
        await cells.Run("a", "b", "c");
        cells.Write("a", "class Value { public double Grad; }");
        Assert.Equal(["CS1061 at 1:3"], await cells.Problems("c"));
        Assert.Contains("Grad", await cells.Names("c", "a.|"));
        cells.Write("a", "class Number { public double Data; }");
        Assert.Equal(["CS0246 at 1:13"], await cells.Problems("b"));
    }

    [Fact]
    public async Task What_has_run_and_stands_in_no_cell_above_is_seen_too()
    {
        using var cells = new Cells("var x = 1;", "x + gone + below + typed", "var below = 2;");
        await cells.Run("a", "c");
        cells.Stand(("d", "var gone = 3;"));
        await cells.Run("d");
        cells.Stand(("a", cells["a"]), ("b", cells["b"]), ("c", cells["c"]));
        await cells.Notebook.Run("var typed = 4;");
        Assert.Empty(await cells.Problems("b"));
        Assert.Equal("int below", await cells.Signature("b", "below|"));
        IReadOnlyList<string> names = await cells.Names("b", "|");
        Assert.All(["x", "gone", "below", "typed"], name => Assert.Contains(name, names));
    }

    [Fact]
    public async Task What_a_cell_declared_when_it_ran_is_not_seen_in_the_cell_itself()
    {
        using var cells = new Cells("var before = 1;", "var own = 2;");
        await cells.Run("a", "b");
        cells.Write("b", "own + before");
        Assert.Equal(["CS0103 at 1:1"], await cells.Problems("b"));
    }

    [Fact]
    public async Task Each_cell_is_there_once_so_that_a_method_has_no_twin()
    {
        using var cells = new Cells("class Value { public double Data; }", "void Apply(Func<Value, double> f) { }", "Apply(x => x.Data);\nApply(null);");
        await cells.Run("a", "b", "c", "a", "b", "c");
        Assert.Empty(await cells.Problems("c"));
        cells.Write("a", "class Value { public double Data, Grad; }");
        Assert.Empty(await cells.Problems("c"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_declares_what_it_can()
    {
        using var cells = new Cells("int x = \"\";\nint Twice(int y) => y * undefined;", "class Half {\n#!time\nvar z = 1;", "Twice(x) + z", "var same = new { A = 1 };", "same = new { A = 2 };");
        Assert.Empty(await cells.Problems("c"));
        Assert.Equal("int Twice(int y)", await cells.Signature("c", "Twice|(x) + z"));
        Assert.Empty(await cells.Problems("e"));
    }

    [Fact]
    public async Task A_cell_that_was_moved_is_seen_where_it_stands()
    {
        using var cells = new Cells("x + 1", "var x = 1;");
        Assert.Equal(["CS0103 at 1:1"], await cells.Problems("a"));
        cells.Stand(("b", "var x = 1;"), ("a", "x + 1"));
        Assert.Empty(await cells.Problems("a"));
    }

    [Fact]
    public async Task Usings_above_hold_below()
    {
        using var cells = new Cells("using System.Globalization;\nusing Amount = System.Double;", "Amount half = 0.5; CultureInfo.InvariantCulture");
        Assert.Empty(await cells.Problems("b"));
        cells.Write("a", "");
        Assert.Equal(["CS0246 at 1:1", "CS0103 at 1:20"], await cells.Problems("b"));
    }

    [Fact]
    public async Task What_directives_of_cells_above_will_bring_is_known_before_they_run()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cells-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "setup.csx"), $"#r \"{typeof(Assert).Assembly.Location}\"\nusing Xunit;\nvar three = 3;", Cells.Token);
            using var cells = new Cells(new SessionOptions { Folder = folder.FullName }, "#load \"setup.csx\"", "Assert.Equal(3, three);", "#r \"nuget: Unknown, 1.0\"", "Unknown.Thing.Of(three, 1 + 'a');");
            Assert.Empty(await cells.Problems("b"));
            Assert.Contains("Equal", await cells.Names("b", "Assert.|"));
            Assert.Empty(await cells.Problems("d"));
            await cells.Run("a");
            cells.Write("b", "Assert.Equal(3, three);");
            Assert.Empty(await cells.Problems("b"));
            Assert.Contains("Equal", await cells.Names("b", "Assert.|"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_a_cell_above_loads_is_known_as_it_stands_now(bool hasRun)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cells-");
        try
        {
            string file = Path.Combine(folder.FullName, "setup.csx");
            using var cells = new Cells(new SessionOptions { Folder = folder.FullName }, "#load \"setup.csx\"", "three", "Assert.Equal(3, three);");
            Assert.Empty(await cells.Problems("b"));
            await File.WriteAllTextAsync(file, "var two = 2;", Cells.Token);
            Assert.Equal(["CS0103 at 1:1"], await cells.Problems("b"));
            if (hasRun) await cells.Run("a");
            await File.WriteAllTextAsync(file, $"#r \"{typeof(Assert).Assembly.Location}\"\nusing Xunit;\nvar three = 3;", Cells.Token);
            Assert.Empty(await cells.Problems("b"));
            Assert.Empty(await cells.Problems("c"));
            Assert.Contains("three", await cells.Names("b", "thr|"));
            await File.WriteAllTextAsync(file, "var four = 4;", Cells.Token);
            Assert.Equal(["CS0103 at 1:1"], await cells.Problems("b"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_a_cell_a_question_is_about_what_has_run()
    {
        using var cells = new Cells("var told = 1;", "var ran = 2;");
        await cells.Run("b");
        Assert.Contains("ran", await cells.Notebook.Names("|"));
        Assert.DoesNotContain("told", await cells.Notebook.Names("|"));
        CompletionList list = await CSharpLanguage.Of(cells.Notebook.Session).InCell("unknown").CompleteAsync("", 0, Cells.Token);
        Assert.DoesNotContain("told", list.Items.Select(item => item.Text));
    }

    [Fact]
    public async Task A_completion_is_described_when_it_is_asked_for()
    {
        using var cells = new Cells("/// <summary>A number.</summary>\nclass Value { /// <summary>What it holds.</summary>\npublic double Data; }", "var a = new Value();");
        (CSharpLanguage language, string code, int position) = cells.At("b", "var a = new Value(); a.Da|");
        CompletionDescription found = (await language.DescribeItemAsync(code, position, "Data", Cells.Token))!;
        Assert.Equal(new CompletionDescription(CompletionKind.Field, "double Value.Data\n\nWhat it holds.", "```csharp\ndouble Value.Data\n```\n\nWhat it holds."), found);
        Assert.Null(await language.DescribeItemAsync(code, position, "Nothing", Cells.Token));
    }

    [Fact]
    public async Task A_large_notebook_is_answered_from_what_was_bound_before()
    {
        using var cells = new Cells([.. Enumerable.Range(0, 20).Select(i => i == 0 ? "double Twice(double x) => 2 * x;\nvar v0 = 1.0;" : $"var v{i} = Twice(v{i - 1});")]);
        Assert.Empty(await cells.Problems("t"));
        cells.Write("a", "string Twice(double x) => \"\";\nvar v0 = 1.0;");
        Assert.Equal(["CS1503 at 1:16"], await cells.Problems("c"));
        Assert.Equal("string v1", await cells.Signature("c", "v1|"));
    }
}

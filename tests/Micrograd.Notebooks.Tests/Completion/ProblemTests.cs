using Micrograd.LanguageServices;
using Micrograd.Notebooks.Tests.Sessions;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

public sealed class ProblemTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task A_problem_has_the_cells_own_place()
    {
        await _notebook.Run("var x = 1;");
        CellProblem problem = Assert.Single(await _notebook.Problems("#!time\nx++;\n#!markdown\n# \"unclosed\n#!csharp\nvar y = undefined + x;\ny"));
        Assert.Equal(new CellProblem(6, 9, 6, 18, ProblemSeverity.Error, "CS0103", "The name 'undefined' does not exist in the current context"), problem);
    }

    [Fact]
    public async Task A_warning_is_told_too()
    {
        CellProblem problem = Assert.Single(await _notebook.Problems("void F() { int unused; }"));
        Assert.Equal((ProblemSeverity.Warning, "CS0168"), (problem.Severity, problem.Id));
    }

    [Theory]
    [InlineData("var x = 1; x")]
    [InlineData("using System.IO;\nPath.Combine(\"a\")\n#!csharp\nusing System.Net;\nvar y = 1;")]
    [InlineData("class A { public int B; }\n#!time\nnew A().B")]
    [InlineData("await Task.Delay(1);\nx + 1")]
    [InlineData("")]
    [InlineData("#!html\n<b>")]
    public async Task What_would_run_has_no_problem(string code)
    {
        await _notebook.Run("var x = 1;");
        Assert.Empty(await _notebook.Problems(code));
    }

    [Fact]
    public async Task What_directives_will_bring_is_known_before_they_run()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("problems-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "setup.csx"), $"#r \"{typeof(Assert).Assembly.Location}\"\nusing Xunit;\nvar three = 3;", TestContext.Current.CancellationToken);
            using var notebook = new Notebook(new SessionOptions { Folder = folder.FullName });
            Assert.Empty(await notebook.Problems("#load \"setup.csx\"\nAssert.Equal(3, three);"));
            Assert.Contains("Equal", await notebook.Names("#load \"setup.csx\"\nAssert.|"));
            Assert.Equal(["CS0103", "CS0103"], (await notebook.Problems("Assert.Equal(3, three);")).Select(problem => problem.Id));
            await notebook.Run("#load \"setup.csx\"");
            Assert.Empty(await notebook.Problems("#load \"setup.csx\"\nAssert.Equal(3, three);"));
            Assert.Empty(await notebook.Problems("#r \"nuget: Unknown, 1.0\"\nUnknown.Thing.Of(1);"));
            Assert.Equal(
                new CellProblem(2, 2, 2, 18, ProblemSeverity.Error, "DirectiveError", $"There is no file {Path.Combine(folder.FullName, "gone.csx")}."),
                Assert.Single(await notebook.Problems("var x = 1;\n #load \"gone.csx\"\nmissing();")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("1 + 1", CompletenessKind.Complete, "")]
    [InlineData("var x = 1;", CompletenessKind.Complete, "")]
    [InlineData("", CompletenessKind.Complete, "")]
    [InlineData("#!time", CompletenessKind.Complete, "")]
    [InlineData("#r \"a.dll\"", CompletenessKind.Complete, "")]
    [InlineData("#!markdown\n# { \"", CompletenessKind.Complete, "")]
    [InlineData("for (int i = 0; i < 3; i++)\n{", CompletenessKind.Incomplete, "    ")]
    [InlineData("class A\n{\n    void F()\n    {", CompletenessKind.Incomplete, "        ")]
    [InlineData("if (true)", CompletenessKind.Incomplete, "")]
    [InlineData("F(1,", CompletenessKind.Incomplete, "")]
    [InlineData("var s = \"\"\"\n  {", CompletenessKind.Incomplete, "")]
    [InlineData("/* {", CompletenessKind.Incomplete, "")]
    [InlineData("#!time\nint F()\n{", CompletenessKind.Incomplete, "    ")]
    [InlineData("int F() {\n#!time", CompletenessKind.Invalid, "")]
    [InlineData("var x = ;", CompletenessKind.Invalid, "")]
    [InlineData("}", CompletenessKind.Invalid, "")]
    public void A_console_knows_when_to_run(string code, CompletenessKind kind, string indent) =>
        Assert.Equal(new CellCompleteness(kind, indent), CSharpLanguage.Of(_notebook.Session).IsComplete(code));
}

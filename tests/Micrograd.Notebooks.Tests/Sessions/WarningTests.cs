using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class WarningTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("#nullable enable\nstring? s = Environment.GetEnvironmentVariable(\"none\");\nint Length() => s.Length;", "cell 1, line 3: warning CS8602: Dereference of a possibly null reference.\n")]
    [InlineData("async Task Later() => await Task.Yield();\nasync Task Now() { Later(); await Task.Yield(); }", "cell 1, line 2: warning CS4014: ")]
    [InlineData("async Task Later() => await Task.Yield();\n\nLater();", "cell 1, line 3: warning CS4014: ")]
    [InlineData("[Obsolete(\"Use New.\")] void Old() { }\nOld();", "cell 1, line 2: warning CS0618: 'Old()' is obsolete: 'Use New.'\n")]
    [InlineData("#warning mine", "cell 1, line 1: warning CS1030: #warning: 'mine'\n")]
    [InlineData("void F() { return;\nConsole.WriteLine(); }", "cell 1, line 2: warning CS0162: Unreachable code detected\n")]
    [InlineData("object a = 1; if (a == \"x\")\n    Console.WriteLine();", "cell 1, line 1: warning CS0252: ")]
    [InlineData("class Program { static void Main() { } }", "cell 1, line 1: warning CS7022: A cell runs from its first line to its last. Main is a method like any other, ")]
    [InlineData("for (;;) { int n; break; }", "cell 1, line 1: warning CS0168: ")]
    public async Task A_warning_of_the_compiler_is_shown_once_with_its_line(string code, string warning)
    {
        StreamOutput shown = Assert.IsType<StreamOutput>(Assert.Single(await _notebook.Run(code)));
        Assert.Equal(StreamName.Error, shown.Stream);
        Assert.StartsWith(warning, shown.Text, StringComparison.Ordinal);
        Assert.Single(shown.Text.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("string? s = null; int Length() => s.Length;")]
    [InlineData("class Node { int never; public event Action Changed; private string text = \"\"; }")]
    [InlineData("int unused; int never = 1;")]
    [InlineData("#pragma warning disable CS0618\n[Obsolete(\"Use New.\")] void Old() { }\nOld();")]
    [InlineData("using System; using System.Linq; using System.Net;")]
    [InlineData("async Task Later() => await Task.Yield(); _ = Later();")]
    [InlineData("while (true) { try { break; } catch { } catch when (false) { } }")]
    [InlineData("int Five() => 5; for (int i = 0; i < 3; i++) ; Func<int, int> f = null; f = n => n == 0 ? 0 : f(n - 1); f(3);")]
    public async Task What_a_reader_did_not_ask_about_or_can_not_help_is_not_said(string code)
    {
        (CellStatus _, IReadOnlyList<CellOutput> outputs) = await _notebook.Try(code, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(outputs, output => output is StreamOutput);
    }

    [Fact]
    public async Task Many_warnings_are_counted()
    {
        string code = string.Join('\n', Enumerable.Range(1, 14).Select(number => $"#warning number {number}"));
        string shown = Assert.IsType<StreamOutput>(Assert.Single(await _notebook.Run(code + "\nint x = 1;"))).Text;
        Assert.EndsWith("cell 1, line 10: warning CS1030: #warning: 'number 10'\n… and 4 more warnings\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_cell_does_not_compile_only_its_errors_are_told()
    {
        (_, IReadOnlyList<CellOutput> outputs) = await _notebook.Try("#warning mine\nundefined", TestContext.Current.CancellationToken);
        Assert.IsType<ErrorOutput>(Assert.Single(outputs));
    }
}

using Spectre.Console;

namespace Micrograd.Tool.Tests;

public sealed class LiveTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Fact]
    public async Task On_a_terminal_a_last_line_says_which_cell_is_running()
    {
        // The cell goes on when the screen has shown it, or a minute has gone by.
        string path = _notebooks.Write("1.ipynb", "var i = 1;", "System.Threading.SpinWait.SpinUntil(() => System.IO.File.Exists(\"seen\"), 60_000)");
        using var screen = new Screen("1.ipynb: cell 2 of 2", _notebooks.PathOf("seen"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(screen),
        });
        console.Profile.Width = 200;

        int exitCode = await MicrogradCommand.InvokeAsync(["run", path], new Terminal(console, TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Success, exitCode);
        Assert.True(File.Exists(_notebooks.PathOf("seen")), "The line never said so.");
        Assert.Matches(@"\e\[[0-9;]+mok +\e\[0m", screen.ToString());
    }

    /// <summary>Makes a file when a text has been written.</summary>
    private sealed class Screen(string awaited, string file) : StringWriter
    {
        public override void Write(string? value) => Note(() => base.Write(value));

        public override void Write(char value) => Note(() => base.Write(value));

        private void Note(Action write)
        {
            write();
            if (!File.Exists(file) && ToString().Contains(awaited, StringComparison.Ordinal)) File.WriteAllText(file, "");
        }
    }
}

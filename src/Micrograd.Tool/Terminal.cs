using System.Text;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>Where the command writes.</summary>
/// <param name="Output">Progress and results.</param>
/// <param name="Error">What is wrong with the command line.</param>
internal sealed record Terminal(IAnsiConsole Output, TextWriter Error)
{
    // No line is broken where nobody looks at a screen of some width.
    private const int Unbroken = 100_000;

    /// <summary>True when somebody watches: progress may be redrawn in place.</summary>
    public bool IsLive => Output.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>
    /// The console of this process: colours and live progress on a terminal; plain lines in a file, in a pipe, and where NO_COLOR asks for them.
    /// </summary>
    public static Terminal OfThisProcess()
    {
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
        bool isPlain = Console.IsOutputRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return isPlain
            ? Plain(Console.Out, Console.Error)
            : new Terminal(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }), Console.Error);
    }

    /// <summary>Plain lines to a writer.</summary>
    public static Terminal Plain(TextWriter output, TextWriter error)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Unbroken;
        return new Terminal(console, error);
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Micrograd.Tool;

/// <summary>The commands that run notebooks: <c>run</c>, <c>check</c> and <c>save</c>.</summary>
internal static class NotebookCommand
{
    public static Command Run(Terminal terminal) => Create("run", "Runs notebooks and reports the first cell of each that fails.", NotebookPurpose.Run, terminal);

    public static Command Check(Terminal terminal) => Create("check", "Runs notebooks and compares what they show with their saved outputs.", NotebookPurpose.Check, terminal);

    public static Command Save(Terminal terminal) => Create("save", "Runs notebooks and saves what they show, all of them or none.", NotebookPurpose.Save, terminal);

    private static Command Create(string name, string description, NotebookPurpose purpose, Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Notebooks, or folders: all notebooks in them, by name, without hidden folders and build output.",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.Validators.Add(result =>
        {
            // Everything after the command is a path to the parser, a mistyped option too.
            foreach (string word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-') && !Path.Exists(word))) result.AddError($"Unknown option '{word}'.");
        });
        var timeout = new Option<TimeSpan?>("--timeout", "-t")
        {
            Description = "How long a cell may run before it is interrupted and counts as failed. Without it, as long as it likes.",
            HelpName = "SECONDS",
            CustomParser = ParseSeconds,
        };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Also print each cell's time and its outputs as plain text." };

        var command = new Command(name, description) { paths, timeout, verbose };
        command.SetAction(async (line, cancellationToken) =>
        {
            IReadOnlyList<NotebookPath> notebooks = NotebookPaths.Find(line.GetRequiredValue(paths), out IReadOnlyList<string> problems);
            foreach (string problem in problems) await terminal.Error.WriteLineAsync(problem);
            if (problems.Count > 0) return ExitCodes.Usage;

            var report = new Report(terminal, notebooks.Count, line.GetValue(verbose));
            return await report.WatchAsync(() => new NotebookWork(purpose, line.GetValue(timeout), report).RunAsync(notebooks, cancellationToken));
        });
        return command;
    }

    private static TimeSpan? ParseSeconds(ArgumentResult result)
    {
        // Timers of the runtime end at 49 days.
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds > 0
            && seconds <= TimeSpan.FromDays(49).TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }
        result.AddError($"--timeout {text}: this must be a number of seconds above 0, for example 60 or 0.5.");
        return null;
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.ComponentModel;

namespace Micrograd.Tool;

/// <summary>The command line of <c>micrograd</c>.</summary>
internal static class MicrogradCommand
{
    /// <summary>Carries out a command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var output = terminal.Output.Profile.Out.Writer;
        ParseResult line = Create(terminal).Parse(arguments);
        if (line.Action is ParseErrorAction)
        {
            foreach (ParseError error in line.Errors) await terminal.Error.WriteLineAsync(error.Message);
            await terminal.Error.WriteLineAsync($"Run '{NameOf(line.CommandResult)} --help' to see how it is used.");
            return ExitCodes.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = terminal.Error,
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await line.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("Interrupted.");
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            // The system refuses something that the command has no better words for.
            await terminal.Error.WriteLineAsync($"{NameOf(line.CommandResult)}: {exception.Message}");
            return ExitCodes.Failure;
        }
        catch (Exception exception)
        {
            // A fault of the command's own: whoever reports it needs all of it.
            await terminal.Error.WriteLineAsync($"{NameOf(line.CommandResult)}: {exception}");
            return ExitCodes.Failure;
        }
    }

    private static string NameOf(CommandResult command) => command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "micrograd";

    private static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("Runs C# notebooks (.ipynb): from the command line, each from top to bottom in a fresh session of its own; and in VS Code and Jupyter front ends.")
        {
            NotebookCommand.Run(terminal),
            NotebookCommand.Check(terminal),
            NotebookCommand.Save(terminal),
            KernelCommand.Create(terminal),
            VsCodeCommand.Create(terminal),
            ServeCommand.Create(),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        var withExamples = new HelpWithExamples((HelpAction)help.Action!);
        help.Action = withExamples;
        root.SetAction(line =>
        {
            withExamples.Invoke(line);
            return ExitCodes.Usage;
        });
        return root;
    }
}

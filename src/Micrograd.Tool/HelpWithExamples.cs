using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Micrograd.Tool;

/// <summary>The usual help, and below it what one would type.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int result = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Examples(Topic(parseResult.CommandResult)));
        return result;
    }

    // A command of several, such as "kernel install", is told with its neighbours.
    private static string Topic(CommandResult command) =>
        command.Parent is CommandResult { Parent: CommandResult } parent ? Topic(parent) : command.Command.Name;

    private static string Examples(string command) => command switch
    {
        "run" => """
            Examples:
              micrograd run notebooks                  every notebook in a folder
              micrograd run notebooks/01-*.ipynb -v    one notebook, with what its cells print
              micrograd run notebooks --timeout 60     a cell may take a minute, no longer

            Files are left as they are. A cell tagged "raises-exception" is meant to fail. One tagged
            "skip-execution" isn't run.
            """,
        "check" => """
            Examples:
              micrograd check notebooks                every notebook in a folder
              micrograd check notebooks --timeout 60   for a build server

            Files are left as they are. Text must be the same, to the last digit on Linux; elsewhere a number
            may be 4 units off in its last place. Graphs must have the same nodes, edges and texts, wherever
            they lie. A cell tagged "varies" shows something else each time (a duration, say): only the number
            and the kinds of its outputs must be the same. A cell tagged "optional" may show nothing where it
            lacks something. A cell tagged "raises-exception" is meant to fail. One tagged "skip-execution" isn't
            run, nor compared.
            """,
        "save" => """
            Examples:
              micrograd save notebooks/02-*.ipynb      run a notebook and keep what it shows
              micrograd save notebooks                 all of them, or none if one fails

            A file whose outputs are the same as before is not touched. A cell tagged "skip-execution" isn't run
            and keeps the outputs that it has.
            """,
        "kernel" => """
            Examples:
              micrograd kernel install                 Jupyter's front ends then offer "C# (Micrograd)"
              micrograd kernel list                    what kernels are there, and do they work?
              micrograd kernel uninstall               takes it away; the history of your cells stays
            """,
        "vscode" => """
            Examples:
              micrograd vscode install                 in every VS Code that is found here
              micrograd vscode install -c codium       in this one
              micrograd vscode pack -o micrograd.vsix  a file, to install elsewhere

            It is put together in a clone of the project, and brings the course and this command along. Needs the .NET SDK, as VS Code does to run it.
            """,
        _ => """
            Examples:
              micrograd run notebooks                  do they still run?
              micrograd check notebooks                do they still show what they showed when they were saved?
              micrograd save notebooks/02-*.ipynb      run one and save its outputs in it
              micrograd vscode install                 run them in VS Code
              micrograd kernel install                 run them in Jupyter

            'micrograd COMMAND --help' tells more about a command.
            Exit codes: 0 all is well, 1 a notebook failed or differs, 2 the command line is wrong, 130 Ctrl+C.
            """,
    };
}

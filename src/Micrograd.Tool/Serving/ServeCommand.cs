using System.CommandLine;

namespace Micrograd.Tool;

/// <summary>The command <c>serve</c>: a session for an editor's extension.</summary>
internal static class ServeCommand
{
    // Program.cs starts a session before any command line is read; this one is for --help.
    public static Command Create()
    {
        var command = new Command(
            "serve",
            "Runs C# cells for an editor, in messages over standard input and output. Extensions start it, in the notebook's folder; docs/conversation.md has the messages.");
        command.SetAction((_, _) => ServeProcess.RunAsync());
        return command;
    }
}

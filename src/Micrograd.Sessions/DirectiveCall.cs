using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Directives;

namespace Micrograd.Sessions;

/// <summary>A directive that a cell has come to.</summary>
public sealed class DirectiveCall
{
    private readonly CellScope _scope;
    private readonly DirectivePart _part;
    private readonly Action<Action> _atEnd;

    internal DirectiveCall(CSharpSession session, CellInterpreter interpreter, CellScope scope, DirectivePart part, string folder, Action<Action> atEnd)
    {
        Session = session;
        Interpreter = interpreter;
        Folder = folder;
        _atEnd = atEnd;
        _scope = scope;
        _part = part;
    }

    /// <summary>What stands after the directive's name, without quotation marks and comment; empty when nothing does.</summary>
    public string Argument => _part.Argument;

    /// <summary>The folder that paths start from.</summary>
    public string Folder { get; }

    /// <summary>The session that the cell runs in. Its next cell waits for this one: a directive that waited for that would wait for ever.</summary>
    internal CSharpSession Session { get; }

    internal CellInterpreter Interpreter { get; }

    /// <summary>Shows something under the cell.</summary>
    public void Show(CellOutput output) => _scope.Show(output);

    /// <summary>
    /// Does something when the C# around the directive has run without an error: that of the cell, or of the script or the other notebook's cell that
    /// it stands in. What stands there twice, with the same argument, does it once.
    /// </summary>
    public void AtEnd(Action work) => _atEnd(work);

    /// <summary>The file that the directive names.</summary>
    internal string FullPath() => Path.GetFullPath(Argument, Path.GetFullPath(Folder));
}

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Directives;

namespace Micrograd.Sessions;

/// <summary>A directive that a cell has come to.</summary>
public sealed class DirectiveCall
{
    private readonly CellScope _scope;
    private readonly DirectivePart _part;

    internal DirectiveCall(CSharpSession session, CellInterpreter interpreter, CellScope scope, DirectivePart part, string folder, Action<Action> atEnd)
    {
        Session = session;
        Interpreter = interpreter;
        Folder = folder;
        AtEnd = atEnd;
        _scope = scope;
        _part = part;
    }

    /// <summary>The session that the cell runs in.</summary>
    public CSharpSession Session { get; }

    /// <summary>What stands after the directive's name, without quotation marks and comment; empty when nothing does.</summary>
    public string Argument => _part.Argument;

    /// <summary>The folder that paths start from.</summary>
    public string Folder { get; }

    /// <summary>Does something when all of the cell, or of the file that the directive stands in, has run without an error.</summary>
    public Action<Action> AtEnd { get; }

    internal CellInterpreter Interpreter { get; }

    /// <summary>Shows something under the cell.</summary>
    public void Show(CellOutput output) => _scope.Show(output);

    /// <summary>The file that the directive names.</summary>
    /// <exception cref="DirectiveException">It names none.</exception>
    internal string FullPath(string usage) => Path.GetFullPath(Required(usage), Path.GetFullPath(Folder));

    /// <summary>What stands after the directive's name.</summary>
    /// <exception cref="DirectiveException">Nothing does.</exception>
    internal string Required(string usage) => Argument.Length > 0 ? Argument : throw new DirectiveException($"{_part.Name} needs a path: {usage}");
}

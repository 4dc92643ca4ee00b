namespace Micrograd.Sessions.Directives;

/// <summary>A directive: a line of a cell that is about the notebook, not C#. A session's table of them is all that there is to know about them.</summary>
/// <param name="Name">Its first word, in small letters: <c>#!time</c>.</param>
/// <param name="Usage">How it is written: <c>#load "script.csx"</c>.</param>
/// <param name="Help">What it does, in a few words, in the third person.</param>
public abstract record Directive(string Name, string Usage, string Help)
{
    /// <summary>What may follow its name.</summary>
    public DirectiveArgument Argument { get; init; }

    /// <summary>What it asks of the host.</summary>
    public HostNeed Needs { get; init; }
}

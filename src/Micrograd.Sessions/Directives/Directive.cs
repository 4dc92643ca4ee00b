using Micrograd.Notebooks.Outputs;

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

/// <summary>A directive under which the rest of a cell is text in another language, up to the next one of its kind.</summary>
/// <param name="Name">Its first word, in small letters: <c>#!html</c>.</param>
/// <param name="Help">What it does, in a few words, in the third person.</param>
/// <param name="Show">
/// Makes of the text what the cell shows. It is called where cells run, so that it can be interrupted as they are, and throws a
/// <see cref="CellTextException"/> for text that isn't right.
/// </param>
/// <example><code>
/// new LanguageDirective("#!csv", "shows a table", text => new MimeBundle(MimeTypes.Html, Table(text)))
/// </code></example>
public sealed record LanguageDirective(string Name, string Help, Func<string, MimeBundle> Show) : Directive(Name, Name, Help);

/// <summary>What may follow a directive's name.</summary>
public enum DirectiveArgument
{
    /// <summary>Nothing: it stands alone on its line.</summary>
    None,

    /// <summary>What it is about, or nothing.</summary>
    Optional,

    /// <summary>What it is about.</summary>
    Required,
}

/// <summary>What a directive asks of the host that runs the session.</summary>
public enum HostNeed
{
    /// <summary>Nothing that not every host has.</summary>
    None,

    /// <summary>Packages that can be restored, which a browser has not.</summary>
    Packages,
}

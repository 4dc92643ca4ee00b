using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Directives;

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

namespace Micrograd.Notebooks;

/// <summary>What <c>#!help</c> tells.</summary>
internal static class CellHelp
{
    private const string Everything = """
        A cell is C#. The value of a last line without a semicolon is shown; `await` works everywhere; variables, types and usings stay for later cells.

        | in a cell | what it does |
        |---|---|
        | `display(x)`, `x.Display()` | shows a value at once; `.Update(y)` on what it returns shows another in its place |
        | `HTML("…")`, `Javascript("…")` | content to be shown as such |
        | `ClearOutput()` | removes what the cell has shown so far |
        | `Input("Name?")`, `Password("Key?")`, `Console.ReadLine()` | asks the user |
        | `#r "path/to/Some.dll"`, `#r "nuget: Name, Version"` | refers to an assembly or a package; `#i "nuget: source"` names where packages are |
        | `#load "script.csx"`, `#!import other.ipynb` | runs a file's code here |
        | `#!time` | says how long the cell took |
        | `#!who`, `#!whos` | the variables; with their types and values |
        | `#!markdown`, `#!html`, `#!javascript`, `#!dot`, `#!mermaid` | what follows is text in that language; `#!csharp` goes back |
        | `#:property LangVersion=preview` | C# that isn't released yet, from here on; `latest` goes back |
        | `#!help NAME` | what a type, a method or a variable is |
        """;

    /// <summary>All that a cell can do; or what one name means.</summary>
    /// <exception cref="DirectiveException">Nothing has that name.</exception>
    public static async Task<MimeBundle> OfAsync(string name, CellLanguage language, CancellationToken cancellationToken)
    {
        if (name.Length == 0) return new MimeBundle(KeyValuePair.Create(MimeTypes.Markdown, Everything), KeyValuePair.Create(MimeTypes.PlainText, Everything));
        if (await language.DescribeAsync(name, name.Length, cancellationToken).ConfigureAwait(false) is not var (description, _))
            throw new DirectiveException($"Nothing is called {name} here. A name is written as in C#: #!help Math.Sqrt");
        return new MimeBundle(KeyValuePair.Create(MimeTypes.Markdown, description.Markdown), KeyValuePair.Create(MimeTypes.PlainText, description.Text));
    }
}

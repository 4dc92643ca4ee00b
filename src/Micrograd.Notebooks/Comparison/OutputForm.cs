using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Comparison;

/// <summary>One form of an output: as it is, and as the lines that are compared.</summary>
/// <param name="Name">Its MIME type; empty for text and errors, which have one form.</param>
/// <param name="Content">Its content.</param>
internal sealed partial record OutputForm(string Name, string Content)
{
    /// <summary>The forms of an output that stands under a cell. What changes others, or goes beside the notebook, has none.</summary>
    public static OutputForm[] Of(CellOutput output) => output.Match<OutputForm[]>(
        stream: stream => [new("", stream.Text)],
        display: display => Of(display.Data),
        update: _ => [],
        result: result => Of(result.Data),
        error: error => [new("", Text(error))],
        clear: _ => [],
        page: _ => [],
        comm: _ => [],
        unknown: unknown => [new("", JupyterJson.Write(unknown.Json, indent: "", newLine: ""))]);

    public string[] Lines() => Name switch
    {
        MimeTypes.Svg => PictureText.OfSvg(Content),
        MimeTypes.Html => PictureText.OfHtml(Content),
        _ when MimeTypes.IsJson(Name) => OfJson(Content),
        _ => TerminalColour().Replace(Content, "").Split(["\r\n", "\n"], StringSplitOptions.None),
    };

    // The lines of an error mostly begin with its name and message.
    private static string Text(ErrorOutput error)
    {
        string head = $"{error.Name}: {error.Message}";
        string traceback = TerminalColour().Replace(string.Join('\n', error.Traceback), "");
        return traceback.StartsWith(head, StringComparison.Ordinal) ? traceback : $"{head}\n{traceback}";
    }

    // A bundle is never without a form here: one that is has an empty text. Where HTML stands for its own plain text, it is compared once, pictures in it as
    // pictures.
    private static OutputForm[] Of(MimeBundle bundle) =>
        bundle.Count == 0
            ? [new(MimeTypes.PlainText, "")]
            : [.. bundle.Where(form => form.Key != MimeTypes.PlainText || form.Value != bundle[MimeTypes.Html])
                .Select(form => new OutputForm(form.Key, form.Value)).OrderBy(form => form.Name == MimeTypes.PlainText)];

    private static string[] OfJson(string content)
    {
        try
        {
            return [.. JsonLines("", JupyterJson.Canonical(JupyterJson.Parse(content)))];
        }
        catch (JsonException)
        {
            return content.Split('\n');
        }
    }

    /// <summary>A line for each value, with the way to it: <c>.data[0].y[3] = 1.5</c>.</summary>
    private static IEnumerable<string> JsonLines(string path, JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } members => members.SelectMany(member => JsonLines($"{path}.{member.Key}", member.Value)),
        JsonArray { Count: > 0 } items => items.SelectMany((item, i) => JsonLines($"{path}[{i}]", item)),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => [$"{path} = {NumericText.Normal(Number(number))}"],
        _ => [$"{path} = {JupyterJson.Write(node)}"],
    };

    // Python, which saves what a front end shows, reads -0 as a whole number, and those have one zero.
    private static string Number(JsonValue number) => JupyterJson.Write(number) is var text && text == "-0" ? "0" : text;

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex TerminalColour();
}

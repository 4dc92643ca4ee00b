using Micrograd.Notebooks.Outputs;

namespace Micrograd.Tool;

/// <summary>Outputs as lines of plain text.</summary>
internal static class OutputText
{
    public static IEnumerable<string> Of(IEnumerable<CellOutput> outputs) => outputs.SelectMany(Of);

    // Updates and clears have been carried out by then.
    private static IEnumerable<string> Of(CellOutput output) => output.Match(
        stream: stream => Lines(stream.Text),
        display: display => Lines(display.Data),
        update: _ => [],
        result: result => Lines(result.Data),
        error: error => error.Traceback.SelectMany(Lines),
        clear: _ => [],
        page: page => Lines(page.Data),
        comm: _ => [],
        unknown: _ => []);

    private static IEnumerable<string> Lines(MimeBundle data) =>
        data[MimeTypes.PlainText] is { } text ? Lines(text) : [$"({string.Join(", ", data.Select(form => form.Key))})"];

    private static IEnumerable<string> Lines(string text) => text.TrimEnd('\r', '\n').Split('\n').Select(line => line.TrimEnd('\r'));
}

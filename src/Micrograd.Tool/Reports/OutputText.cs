using Micrograd.Notebooks.Outputs;

namespace Micrograd.Tool;

/// <summary>Outputs as lines of plain text.</summary>
internal static class OutputText
{
    public static IEnumerable<string> Of(IEnumerable<CellOutput> outputs) => outputs.SelectMany(Of);

    private static IEnumerable<string> Of(CellOutput output) => output switch
    {
        StreamOutput stream => Lines(stream.Text),
        DisplayOutput display => Lines(display.Data),
        ResultOutput result => Lines(result.Data),
        ErrorOutput error => error.Traceback.SelectMany(Lines),
        _ => [],
    };

    private static IEnumerable<string> Lines(MimeBundle data) =>
        data[MimeTypes.PlainText] is { } text ? Lines(text) : [$"({string.Join(", ", data.Select(form => form.Key))})"];

    private static IEnumerable<string> Lines(string text) => text.TrimEnd('\r', '\n').Split('\n').Select(line => line.TrimEnd('\r'));
}

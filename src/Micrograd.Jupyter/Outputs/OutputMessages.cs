using System.Text.Json.Nodes;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Jupyter;

/// <summary>What a cell shows, as messages.</summary>
internal static class OutputMessages
{
    /// <summary>An output as a message; null for one that is never broadcast.</summary>
    /// <param name="output">The output.</param>
    /// <param name="executionCount">The number of the cell, which its result bears.</param>
    public static Message? Of(CellOutput output, int executionCount) => output.Match<Message?>(
        stream: text => Message.Of("stream", new StreamText(text.Stream == StreamName.Output ? "stdout" : "stderr", text.Text), MessageJson.Default.StreamText),
        display: display => Message.Of("display_data", Data(display.Data, display.DisplayId), MessageJson.Default.DisplayData),
        update: update => Message.Of("update_display_data", Data(update.Data, update.DisplayId), MessageJson.Default.DisplayData),
        result: result => Message.Of("execute_result", new ExecuteResult(executionCount, BundleJson.Of(result.Data), []), MessageJson.Default.ExecuteResult),
        error: error => Message.Of("error", new ErrorText(error.Name, error.Message, AnsiTraceback.Of(error.Traceback)), MessageJson.Default.ErrorText),
        clear: clear => Message.Of("clear_output", new ClearDisplay(clear.Wait), MessageJson.Default.ClearDisplay),
        // The reply to the cell's request carries it.
        page: _ => null,
        comm: comm => CommMessages.Of(comm.Message),
        // Files hold such outputs; no cell shows one.
        unknown: _ => null);

    private static DisplayData Data(MimeBundle data, string? displayId) =>
        new(BundleJson.Of(data), [], displayId is null ? [] : new JsonObject { ["display_id"] = displayId });
}

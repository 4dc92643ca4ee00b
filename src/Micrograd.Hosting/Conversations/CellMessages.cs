using System.Collections.Immutable;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Hosting.Conversations;

/// <summary>What cells show, as messages.</summary>
internal static class CellMessages
{
    /// <summary>An output as a message; null for one that no editor needs to hear of.</summary>
    /// <param name="run">The name of the run that it comes from.</param>
    /// <param name="output">The output.</param>
    public static SessionMessage? Of(int run, CellOutput output) => output.Match<SessionMessage?>(
        stream: stream => new CellWrote(run, stream.Stream == StreamName.Output ? "stdout" : "stderr", stream.Text),
        display: display => new CellDisplayed(run, Forms(display.Data), display.DisplayId),
        update: update => new CellUpdated(run, update.DisplayId, Forms(update.Data)),
        result: result => new CellDisplayed(run, Forms(result.Data), IsResult: true),
        error: error => new CellFailed(run, error.Name, error.Message, error.Traceback, error.Line, error.Column, error.Frames),
        clear: clear => new CellCleared(run, clear.Wait),
        page: page => new CellDisplayed(run, Forms(page.Data), IsBeside: true),
        comm: comm => new CommSaid(run, comm.Message.Kind, comm.Message.CommId, comm.Message.Target, comm.Message.Data),
        // Files hold such outputs; no cell shows one.
        unknown: _ => null);

    /// <summary>A value's forms, as messages have them.</summary>
    public static ImmutableDictionary<string, string> Forms(MimeBundle bundle) => bundle.ToImmutableDictionary();
}

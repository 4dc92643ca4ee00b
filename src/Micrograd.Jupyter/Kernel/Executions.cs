using System.Collections.Immutable;
using System.Text.Json.Nodes;

using Micrograd.Hosting.Outputs;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;
using Micrograd.Sessions.Cells;

namespace Micrograd.Jupyter;

/// <summary>Runs cells, and the code that listens to scripts in the front end.</summary>
internal sealed class Executions(CSharpSession session, KernelConnection connection, UserInput input, HistoryFile history, OutputLimits limits)
{
    // Text that comes in quick succession goes out as one message.
    private static readonly SteadyPace Pace = new(TimeSpan.FromMilliseconds(30));

    private readonly Lock _gate = new();
    private readonly ShownDisplays _shown = new();
    private CancellationTokenSource? _running;
    private int _count;
    private int _unnumbered;

    /// <summary>Runs a cell that nobody sees and that leaves nothing behind: the reader's first one then finds everything loaded.</summary>
    public async Task WarmUpAsync()
    {
        var unseen = Buffer(static _ => { });
        await RunAsync(new CellRequest("for (int i = 0; i < 1; i++) Console.Write(Enumerable.Range(0, 1).Sum(x => x));\n1 + 1") { Name = "warm-up" }, unseen.Add).ConfigureAwait(false);
        unseen.Flush();
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="request">The request.</param>
    /// <param name="abortOthers">Called when the cells that wait behind it are to be given up: before its error can be seen, and answered by running
    /// another.</param>
    /// <returns>The answer.</returns>
    public async Task<Message> ExecuteAsync(Request request, Action abortOthers)
    {
        ExecuteRequest wanted = request.Read(MessageJson.Default.ExecuteRequest);
        bool isStored = wanted.StoreHistory && !wanted.Silent;
        if (isStored) _count++;
        if (!wanted.Silent) connection.Publish(request, "execute_input", new ExecuteInput(wanted.Code, _count), MessageJson.Default.ExecuteInput);

        // Errors show a cell's text by its name: that of a numbered cell stays what it is.
        string name = isStored ? $"cell {_count}" : $"unnumbered cell {++_unnumbered}";
        var outputs = Buffer(message => connection.Publish(request, message));
        ErrorOutput? error = null;
        string? result = null;
        var pages = ImmutableArray.CreateBuilder<PagePayload>();
        Func<InputRequest, string>? ask = wanted.AllowStdin ? Ask : null;
        CellStatus status = await RunAsync(new CellRequest(wanted.Code) { Name = name, Ask = ask }, Show).ConfigureAwait(false);
        if (isStored) history.Add(_count, wanted.Code, result);
        outputs.Flush();
        if (status == CellStatus.Succeeded)
        {
            JsonObject expressions = await EvaluateAsync(wanted.UserExpressions).ConfigureAwait(false);
            return Reply(new ExecuteReply("ok", _count, expressions, pages.ToImmutable()));
        }

        return Reply(new ExecuteReply("error", _count, [], [], error?.Name ?? "", error?.Message ?? "", error is null ? [] : AnsiTraceback.Of(error.Traceback)));

        string Ask(InputRequest question)
        {
            // The text before the question must be there to be read.
            outputs.Flush();
            return input.Ask(request, question);
        }

        void Show(CellOutput output)
        {
            // A silent cell broadcasts nothing. What it says to scripts is no broadcast.
            bool isBroadcast = output.Match(
                stream: _ => !wanted.Silent,
                display: _ => !wanted.Silent,
                update: _ => !wanted.Silent,
                result: value =>
                {
                    result = value.Data.PlainText;
                    return !wanted.Silent;
                },
                error: failure =>
                {
                    error = failure;
                    if (wanted.StopOnError) abortOthers();
                    return !wanted.Silent;
                },
                clear: _ => !wanted.Silent,
                page: page =>
                {
                    pages.Add(new PagePayload(BundleJson.Of(page.Data)));
                    return false;
                },
                comm: _ => true,
                unknown: _ => false);
            if (isBroadcast) outputs.Add(output);
        }
    }

    /// <summary>The answer for a cell that isn't run, because one before it failed.</summary>
    public Message Abort() => Reply(new ExecuteReply("aborted", _count));

    /// <summary>Hands on what a script in the front end says.</summary>
    public async Task ReceiveAsync(Request request)
    {
        var outputs = Buffer(message => connection.Publish(request, message));
        using CancellationTokenSource interruption = Begin();
        try
        {
            await session.ReceiveAsync(CommMessages.Read(request), outputs.Add, interruption.Token).ConfigureAwait(false);
        }
        finally
        {
            End();
            outputs.Flush();
        }
    }

    /// <summary>Interrupts what is running, if anything is.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? running;
        lock (_gate) running = _running;
        try
        {
            running?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just come to its end.
        }
    }

    private static Message Reply(ExecuteReply reply) => Message.Of("execute_reply", reply, MessageJson.Default.ExecuteReply);

    private OutputBuffer Buffer(Action<Message> publish)
    {
        int count = _count;
        return new OutputBuffer(limits, Pace, _shown, TimeProvider.System, output =>
        {
            if (OutputMessages.Of(output, count) is { } message) publish(message);
        });
    }

    private async Task<CellStatus> RunAsync(CellRequest cell, Action<CellOutput> show)
    {
        using CancellationTokenSource interruption = Begin();
        try
        {
            return await session.ExecuteAsync(cell, show, interruption.Token).ConfigureAwait(false);
        }
        finally
        {
            End();
        }
    }

    private CancellationTokenSource Begin()
    {
        var interruption = new CancellationTokenSource();
        lock (_gate) return _running = interruption;
    }

    private void End()
    {
        lock (_gate) _running = null;
    }

    private async Task<JsonObject> EvaluateAsync(IReadOnlyDictionary<string, string>? expressions)
    {
        var values = new JsonObject();
        foreach ((string name, string expression) in expressions ?? ImmutableDictionary<string, string>.Empty)
        {
            MimeBundle? value = null;
            ErrorOutput? error = null;
            await RunAsync(
                new CellRequest(expression) { Name = name },
                output =>
                {
                    value = output is ResultOutput result ? result.Data : value;
                    error = output as ErrorOutput ?? error;
                }).ConfigureAwait(false);
            values[name] = error is null
                ? new JsonObject { ["status"] = "ok", ["data"] = BundleJson.Of(value ?? []), ["metadata"] = new JsonObject() }
                : new JsonObject
                {
                    ["status"] = "error",
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["traceback"] = new JsonArray([.. AnsiTraceback.Of(error.Traceback).Select(line => JsonValue.Create(line))]),
                };
        }

        return values;
    }
}

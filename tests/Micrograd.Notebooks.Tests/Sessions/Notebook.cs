using System.Collections.Concurrent;

using Micrograd.Hosting.Directives;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>A session with what its cells have shown.</summary>
internal sealed class Notebook : IDisposable
{
    public Notebook(SessionOptions? options = null)
    {
        options ??= new SessionOptions { Folder = AppContext.BaseDirectory };
        Session = new CSharpSession(options with { Directives = [.. HostDirectives.All, .. options.Directives] });
    }

    public CSharpSession Session { get; }

    /// <summary>Runs a cell that must succeed.</summary>
    public async Task<IReadOnlyList<CellOutput>> Run(string code)
    {
        (CellStatus status, IReadOnlyList<CellOutput> outputs) = await Try(code);
        if (status != CellStatus.Succeeded) Assert.Fail($"{code}\n{string.Join('\n', outputs.OfType<ErrorOutput>().SelectMany(error => error.Traceback))}");
        return outputs;
    }

    /// <summary>Runs a cell that must fail.</summary>
    public async Task<ErrorOutput> Fail(string code)
    {
        (CellStatus status, IReadOnlyList<CellOutput> outputs) = await Try(code);
        Assert.Equal(CellStatus.Failed, status);
        return Assert.Single(outputs.OfType<ErrorOutput>());
    }

    public async Task<(CellStatus Status, IReadOnlyList<CellOutput> Outputs)> Try(string code, CancellationToken cancellationToken = default)
    {
        var outputs = new ConcurrentQueue<CellOutput>();
        CellStatus status = await Session.ExecuteAsync(code, outputs.Enqueue, cancellationToken);
        return (status, [.. outputs]);
    }

    /// <summary>The trailing expression's text.</summary>
    public async Task<string> Value(string code) => Assert.Single((await Run(code)).OfType<ResultOutput>()).Data.PlainText;

    /// <summary>What a cell writes to the console.</summary>
    public async Task<string> Printed(string code) =>
        string.Concat((await Run(code)).OfType<StreamOutput>().Where(output => output.Stream == StreamName.Output).Select(output => output.Text));

    /// <summary>Runs a cell and interrupts it when it has printed something.</summary>
    public async Task<CellStatus> Interrupt(string code)
    {
        using var stop = new CancellationTokenSource();
        Task<CellStatus> running = Session.ExecuteAsync(
            code,
            output =>
            {
                if (output is StreamOutput) stop.Cancel();
            },
            stop.Token);
        return await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    public void Dispose() => Session.Dispose();
}

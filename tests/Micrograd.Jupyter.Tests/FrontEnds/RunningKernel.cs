using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>A kernel in this process, and a front end that is connected to it.</summary>
internal sealed class RunningKernel : IDisposable
{
    private readonly JupyterKernel _kernel;

    public RunningKernel(KernelOptions? options = null)
    {
        Connection = FrontEnd.FreeConnection();
        _kernel = new JupyterKernel(Connection, (options ?? new KernelOptions { HistoryPath = null }) with { Log = Log.Enqueue });
        Running = _kernel.RunAsync();
        FrontEnd = new FrontEnd(Connection);
    }

    public ConnectionFile Connection { get; }

    public FrontEnd FrontEnd { get; }

    /// <summary>What the kernel has logged.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Ends with the kernel.</summary>
    public Task Running { get; }

    /// <summary>Interrupts as front ends do, and waits for the answer.</summary>
    public void Interrupt() => Assert.Equal("ok", FrontEnd.Ask("interrupt_request", new JsonObject(), "control").Status);

    public void Dispose()
    {
        FrontEnd.Dispose();
        _kernel.Dispose();
    }
}

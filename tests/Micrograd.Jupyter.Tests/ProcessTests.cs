using System.Text.Json.Nodes;

using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

/// <summary>The kernel as front ends start it: a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly ProcessKernel _kernel = new("dotnet", Path.Combine(AppContext.BaseDirectory, "micrograd.dll"), "kernel", "start", "{connection_file}");

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void An_exception_on_a_thread_is_shown_and_variables_stay()
    {
        _kernel.FrontEnd.Execute("int kept = 41;");
        string cell = _kernel.FrontEnd.SendExecute("new System.Threading.Thread(() => throw new Exception(\"nobody's\")).Start();");

        Assert.Contains("An exception that nobody caught:\nException: nobody's", _kernel.FrontEnd.Next("stream", cell).Text("text"), StringComparison.Ordinal);
        Assert.Equal("42", _kernel.FrontEnd.Execute("kept + 1").Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public async Task It_ends_after_its_last_words()
    {
        Exchange end = _kernel.FrontEnd.Ask("shutdown_request", new JsonObject { ["restart"] = false }, "control");

        Assert.Equal("ok", end.Status);
        CancellationToken stop = TestContext.Current.CancellationToken;
        await _kernel.Process.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromSeconds(60), stop);
        Assert.Equal(0, _kernel.Process.ExitCode);
    }
}

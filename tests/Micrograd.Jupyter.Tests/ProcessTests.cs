using System.Diagnostics;
using System.Text.Json.Nodes;

using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

/// <summary>The kernel as front ends start it: a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly Process _process;
    private readonly FrontEnd _frontEnd;

    public ProcessTests()
    {
        ConnectionFile connection = FrontEnd.FreeConnection();
        File.WriteAllText(_file, new JsonObject
        {
            ["transport"] = connection.Transport,
            ["ip"] = connection.Ip,
            ["shell_port"] = connection.ShellPort,
            ["iopub_port"] = connection.IopubPort,
            ["stdin_port"] = connection.StdinPort,
            ["control_port"] = connection.ControlPort,
            ["hb_port"] = connection.HbPort,
            ["key"] = connection.Key,
            ["signature_scheme"] = "hmac-sha256",
        }.ToJsonString());
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "micrograd.dll"), "kernel", "start", _file]))!;
        _frontEnd = new FrontEnd(connection);
    }

    public void Dispose()
    {
        _frontEnd.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void An_exception_on_a_thread_is_shown_and_variables_stay()
    {
        _frontEnd.Execute("int kept = 41;");
        string cell = _frontEnd.SendExecute("new System.Threading.Thread(() => throw new Exception(\"nobody's\")).Start();");

        Assert.Contains("An exception that nobody caught: System.Exception: nobody's", _frontEnd.Next("stream", cell).Text("text"), StringComparison.Ordinal);
        Assert.Equal("42", _frontEnd.Execute("kept + 1").Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public async Task It_ends_after_its_last_words()
    {
        Exchange end = _frontEnd.Ask("shutdown_request", new JsonObject { ["restart"] = false }, "control");

        Assert.Equal("ok", end.Status);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(0, _process.ExitCode);
    }
}

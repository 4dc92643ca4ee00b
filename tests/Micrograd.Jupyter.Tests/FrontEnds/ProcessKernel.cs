using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>A kernel as front ends start it, a process of its own, and a front end that is connected to it.</summary>
internal sealed class ProcessKernel : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    /// <summary>Starts a kernel.</summary>
    /// <param name="argv">The command line of its spec.</param>
    public ProcessKernel(params string[] argv)
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
        Process = Process.Start(new ProcessStartInfo(argv[0], argv[1..].Select(word => word == "{connection_file}" ? _file : word)))!;
        FrontEnd = new FrontEnd(connection);
    }

    public Process Process { get; }

    public FrontEnd FrontEnd { get; }

    public void Dispose()
    {
        FrontEnd.Dispose();
        if (!Process.HasExited) Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
        File.Delete(_file);
    }
}

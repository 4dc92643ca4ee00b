using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Micrograd.Tool.Tests;

/// <summary>The real command, in a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Fact]
    public async Task Output_to_a_pipe_is_plain()
    {
        string path = _notebooks.Write("1.ipynb", "1 + 1");
        using Process process = Start("run", path, "-v");
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCodes.Success, process.ExitCode);
        Assert.Equal($"  [1] 0.0 s\n    2\nok      {path}  1 cell  0.0 s\n1 notebook: 1 ok. 0.0 s\n", new ToolResult(process.ExitCode, output.ReplaceLineEndings("\n"), "").Timeless);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_running_cell_and_saves_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sends a Unix signal, by way of GNU env.");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        string path = _notebooks.Write("1.ipynb", "1", $"var client = new System.Net.Sockets.TcpClient(\"127.0.0.1\", {port});", "while (true) { }");
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        using Process process = Start("save", path);
        Task<TcpClient> connected = listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask();
        Task ended = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(await Task.WhenAny(connected, ended) == connected, "The notebook ended before its second cell was reached.");
        using TcpClient running = await connected;
        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await ended;

        Assert.Equal(ExitCodes.Interrupted, process.ExitCode);
        Assert.StartsWith($"stopped {path}  cell ", output, StringComparison.Ordinal);
        Assert.EndsWith("Interrupted.\nNothing was saved.\n", output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    private static Process Start(params string[] arguments)
    {
        // A job in a shell's background ignores Ctrl+C, and its children inherit that; env takes it away.
        string tool = Path.Combine(AppContext.BaseDirectory, "micrograd.dll");
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet", tool] : ["dotnet", tool];
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments]) { RedirectStandardOutput = true };
        start.Environment["NO_COLOR"] = "";
        return Process.Start(start)!;
    }
}

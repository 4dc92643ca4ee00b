using System.Net;
using System.Net.Sockets;

using Spectre.Console;

namespace Micrograd.Tool.Tests;

public sealed class LiveTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Fact]
    public async Task On_a_terminal_a_last_line_says_which_cell_is_running()
    {
        // The cell goes on when the screen has shown it: it reads from a connection until that is closed, or a minute has gone by.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        string path = _notebooks.Write("1.ipynb", "var i = 1;", $"using var client = new System.Net.Sockets.TcpClient(\"127.0.0.1\", {port}) {{ ReceiveTimeout = 60_000 }};\nclient.GetStream().ReadByte()");
        using var screen = new Screen("1.ipynb: cell 2 of 2");
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(screen),
        });
        console.Profile.Width = 200;

        Task<int> running = MicrogradCommand.InvokeAsync(["run", path], new Terminal(console, TextWriter.Null), TestContext.Current.CancellationToken);
        using (await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken))
            await Task.WhenAny(screen.HasShown, running);
        int exitCode = await running;

        Assert.Equal(ExitCodes.Success, exitCode);
        Assert.Matches(@"\e\[[0-9;]+mok +\e\[0m", screen.ToString());
    }

    /// <summary>Tells when a text has been written.</summary>
    private sealed class Screen(string awaited) : StringWriter
    {
        private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HasShown => _shown.Task;

        public override void Write(string? value) => Note(() => base.Write(value));

        public override void Write(char value) => Note(() => base.Write(value));

        private void Note(Action write)
        {
            write();
            if (ToString().Contains(awaited, StringComparison.Ordinal)) _shown.TrySetResult();
        }
    }
}

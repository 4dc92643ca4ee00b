using System.Net.NetworkInformation;
using System.Text.Json.Nodes;
using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

public sealed class WireTests : IDisposable
{
    private readonly RunningKernel _kernel = new();

    private FrontEnd FrontEnd => _kernel.FrontEnd;

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void A_message_with_a_wrong_signature_is_dropped_and_logged()
    {
        FrontEnd.Send("execute_request", new JsonObject { ["code"] = "var stolen = 1;" }, key: "somebody else's");

        Assert.Equal("error", FrontEnd.Execute("stolen").Status);
        Assert.Equal(["Dropped on Shell: a message with a wrong signature."], _kernel.Log);
    }

    [Fact]
    public void Frames_that_are_no_message_are_dropped_and_logged()
    {
        FrontEnd.SendFrames("shell", "garbage"u8.ToArray());
        FrontEnd.SendFrames("control", [], [], []);
        FrontEnd.SendFrames("stdin", "<IDS|MSG>"u8.ToArray(), "x"u8.ToArray(), "{"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray());

        Assert.Equal("ok", FrontEnd.Execute("1").Status);
        Assert.Equal("ok", FrontEnd.Ask("kernel_info_request", channel: "control").Status);
        Assert.Contains(_kernel.Log, line => line.StartsWith("Dropped on Shell: a message of 2 frames", StringComparison.Ordinal));
        Assert.Contains(_kernel.Log, line => line.StartsWith("Dropped on Control: a message of 4 frames", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_without_what_it_must_have_gets_an_error_and_idle()
    {
        Exchange answer = FrontEnd.Ask("execute_request", new JsonObject { ["silent"] = false });

        Assert.Equal("execute_reply", answer.Reply.Type);
        Assert.Equal("error", answer.Status);
        Assert.Contains("code", answer.Reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_the_kernel_does_not_know_gets_an_error_and_idle()
    {
        Exchange answer = FrontEnd.Ask("debug_request");

        Assert.Equal("debug_reply", answer.Reply.Type);
        Assert.Equal("error", answer.Status);
    }

    [Fact]
    public void A_new_listener_is_welcomed()
    {
        using var second = new FrontEnd(_kernel.Connection);

        Assert.Equal("", FrontEnd.Welcome.Text("subscription"));
        Assert.Equal("", second.Welcome.Text("subscription"));
    }

    [Fact]
    public void The_heart_beats_while_a_cell_runs()
    {
        string cell = FrontEnd.SendExecute("Console.WriteLine(\"begun\"); while (true) { }");
        FrontEnd.Next("stream", cell);

        Assert.Equal("ping", FrontEnd.Beat("ping"));
        Assert.Equal("pong", FrontEnd.Beat("pong"));
        _kernel.Interrupt();
        FrontEnd.Finish(cell);
    }

    [Fact]
    public void A_kernel_listens_on_the_connections_address_only()
    {
        int[] ports =
        [
            _kernel.Connection.ShellPort,
            _kernel.Connection.IopubPort,
            _kernel.Connection.StdinPort,
            _kernel.Connection.ControlPort,
            _kernel.Connection.HbPort,
        ];
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => ports.Contains(listener.Port)).ToList();

        Assert.Equal(5, listeners.Count);
        Assert.All(listeners, listener => Assert.Equal("127.0.0.1", listener.Address.ToString()));
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        var exception = Assert.Throws<ConnectionFileException>(() => new JupyterKernel(_kernel.Connection));

        Assert.Contains($"tcp://127.0.0.1:{_kernel.Connection.ShellPort}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_kernels_know_nothing_of_each_other()
    {
        using var other = new RunningKernel();
        FrontEnd.Execute("var mine = 1;");

        Assert.Equal("error", other.FrontEnd.Execute("mine").Status);
        Assert.Equal("ok", FrontEnd.Execute("mine").Status);
    }

    [Fact]
    public void Two_front_ends_of_one_kernel_hear_each_other()
    {
        using var second = new FrontEnd(_kernel.Connection);
        string cell = second.SendExecute("1 + 1");

        Assert.Equal("2", FrontEnd.Next("execute_result", cell).Form("text/plain"));
        Assert.Equal("ok", second.Finish(cell).Status);
    }
}

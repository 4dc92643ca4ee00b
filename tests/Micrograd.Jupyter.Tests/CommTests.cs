using System.Text.Json;
using System.Text.Json.Nodes;
using Micrograd.Jupyter.Tests.FrontEnds;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Jupyter.Tests;

public sealed class CommTests : IDisposable
{
    private readonly RunningKernel _kernel = new();

    private FrontEnd FrontEnd => _kernel.FrontEnd;

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void A_script_opens_a_comm_and_gets_answers_until_it_closes_it()
    {
        FrontEnd.Execute("""
            using Micrograd.Sessions.Cells;
            string log = "";
            Comm.Listen("echo", (comm, first) =>
            {
                log += $"opened with {first} ";
                comm.Received = data => comm.Send(new { twice = 2 * (int)data["value"] });
                comm.Closed = data => log += "closed";
            });
            """);
        FrontEnd.Published(FrontEnd.Send("comm_open", new JsonObject { ["comm_id"] = "one", ["target_name"] = "echo", ["data"] = 7 }));
        Received answer = FrontEnd.Next("comm_msg", FrontEnd.Send("comm_msg", new JsonObject { ["comm_id"] = "one", ["data"] = new JsonObject { ["value"] = 21 } }));
        JsonElement open = FrontEnd.Ask("comm_info_request", new JsonObject { ["target_name"] = "echo" }).Reply.Content;
        FrontEnd.Published(FrontEnd.Send("comm_close", new JsonObject { ["comm_id"] = "one", ["data"] = new JsonObject() }));

        Assert.Equal("one", answer.Text("comm_id"));
        Assert.Equal(42, answer.Content.GetProperty("data").GetProperty("twice").GetInt32());
        Assert.Equal("""{"comms":{"one":{"target_name":"echo"}},"status":"ok"}""", open.GetRawText());
        Assert.Equal("opened with 7 closed", FrontEnd.Execute("log").Only("execute_result").Form("text/plain"));
        Assert.Equal("""{"comms":{},"status":"ok"}""", FrontEnd.Ask("comm_info_request").Reply.Content.GetRawText());
    }

    [Fact]
    public void A_cell_opens_a_comm_and_closes_it()
    {
        Exchange cell = FrontEnd.Execute("using Micrograd.Sessions.Cells; var comm = Comm.Open(\"plot\", new { points = 3 }); comm.Close();");

        Assert.Equal("comm_open comm_close", cell.Shown);
        Assert.Equal("plot", cell.Only("comm_open").Text("target_name"));
        Assert.Equal(3, cell.Only("comm_open").Content.GetProperty("data").GetProperty("points").GetInt32());
        Assert.Equal("error", FrontEnd.Execute("comm.Send(1);").Status);
    }

    [Fact]
    public void A_comm_that_nobody_listens_for_is_closed()
    {
        string open = FrontEnd.Send("comm_open", new JsonObject { ["comm_id"] = "lost", ["target_name"] = "nobody", ["data"] = new JsonObject() });

        Assert.Equal("lost", FrontEnd.Next("comm_close", open).Text("comm_id"));
    }

    [Fact]
    public void A_listener_that_throws_shows_its_error_and_harms_nothing()
    {
        FrontEnd.Execute("using Micrograd.Sessions.Cells; Comm.Listen(\"bad\", (comm, first) => throw new Exception(\"no\"));");
        string open = FrontEnd.Send("comm_open", new JsonObject { ["comm_id"] = "b", ["target_name"] = "bad", ["data"] = new JsonObject() });

        Assert.Equal("no", FrontEnd.Next("error", open).Text("evalue"));
        FrontEnd.Published(open);
        Assert.Equal("ok", FrontEnd.Execute("1").Status);
    }
}

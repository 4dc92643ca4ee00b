using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Micrograd.Jupyter.Tests.FrontEnds;
using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Jupyter.Tests;

public sealed class ExecutionTests : IDisposable
{
    private readonly RunningKernel _kernel = new();

    private FrontEnd FrontEnd => _kernel.FrontEnd;

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void A_cell_is_busy_echoed_shown_answered_and_idle_in_this_order()
    {
        Exchange cell = FrontEnd.Execute("Console.WriteLine(\"hello, world\"); 6 * 7");

        Assert.Equal(["status", "execute_input", "stream", "execute_result", "status"], cell.Published.Select(message => message.Type));
        Assert.Equal("busy", cell.Published[0].Text("execution_state"));
        Assert.Equal("Console.WriteLine(\"hello, world\"); 6 * 7", cell.Only("execute_input").Text("code"));
        Assert.Equal("hello, world\n", cell.Text("stdout"));
        Assert.Equal("42", cell.Only("execute_result").Form("text/plain"));
        Assert.Equal("idle", cell.Published[^1].Text("execution_state"));
        Assert.Equal("""{"status":"ok","execution_count":1,"user_expressions":{},"payload":[]}""", cell.Reply.Content.GetRawText());
    }

    [Fact]
    public void Every_message_names_the_request_that_it_comes_from()
    {
        string first = FrontEnd.SendExecute("display(1); Console.Error.WriteLine(2); 3");
        string second = FrontEnd.SendExecute("display(4); 5");

        Assert.Equal(["display_data", "stream", "execute_result"], FrontEnd.Published(first).Where(IsOutput).Select(message => message.Type));
        Assert.Equal(["display_data", "execute_result"], FrontEnd.Published(second).Where(IsOutput).Select(message => message.Type));
        Assert.All(FrontEnd.Published(second), message => Assert.Equal("5.5", message.Header.GetProperty("version").GetString()));
        Assert.All(FrontEnd.Published(second), message => Assert.EndsWith("." + message.Type, message.Topic, StringComparison.Ordinal));

        static bool IsOutput(Received message) => message.Type is not ("status" or "execute_input");
    }

    [Fact]
    public void Cells_are_counted_unless_they_are_silent_or_not_kept()
    {
        Assert.Equal(1, Count(FrontEnd.Execute("1")));
        Assert.Equal(1, Count(FrontEnd.Execute("2", silent: true)));
        Assert.Equal(1, Count(FrontEnd.Execute("3", storeHistory: false)));
        Assert.Equal(2, Count(FrontEnd.Execute("4")));

        static int Count(Exchange cell) => cell.Reply.Content.GetProperty("execution_count").GetInt32();
    }

    [Fact]
    public void A_silent_cell_runs_and_shows_nothing()
    {
        Exchange cell = FrontEnd.Execute("var x = 5; Console.WriteLine(x); x", silent: true);

        Assert.Equal("ok", cell.Status);
        Assert.Equal(["status", "status"], cell.Published.Select(message => message.Type));
        Assert.Equal("5", FrontEnd.Execute("x").Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell()
    {
        Exchange cell = FrontEnd.Execute("var x = 5;", expressions: new JsonObject { ["square"] = "x * x", ["missing"] = "y" });

        JsonElement values = cell.Reply.Content.GetProperty("user_expressions");
        Assert.Equal("25", values.GetProperty("square").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", values.GetProperty("missing").GetProperty("status").GetString());
        Assert.Contains("CS0103", values.GetProperty("missing").GetProperty("evalue").GetString(), StringComparison.Ordinal);
        Assert.Equal("", cell.Shown);
    }

    [Fact]
    public void An_error_shows_the_source_line_in_colour_and_only_once()
    {
        Exchange cell = FrontEnd.Execute("int zero = 0;\nint x = 1 / zero;");

        Assert.Equal("error", cell.Shown);
        Received error = cell.Only("error");
        Assert.Equal("DivideByZeroException", error.Text("ename"));
        Assert.Equal("Attempted to divide by zero.", error.Text("evalue"));
        Assert.Equal(
            ["\e[31mDivideByZeroException: Attempted to divide by zero.\e[0m", "   \e[34mat cell 1, line 2\e[0m: int x = 1 / zero;"],
            error.Content.GetProperty("traceback").EnumerateArray().Select(line => line.GetString()));
        Assert.Equal("error", cell.Status);
        Assert.Equal(error.Content.GetProperty("traceback").GetRawText(), cell.Reply.Content.GetProperty("traceback").GetRawText());
    }

    [Fact]
    public void A_cell_that_does_not_compile_shows_the_place_and_is_answered()
    {
        Exchange cell = FrontEnd.Execute("int x = \"three\";");

        Assert.Equal("error", cell.Status);
        Assert.Equal(
            ["\e[31mcell 1, line 1, column 9: error CS0029: Cannot implicitly convert type 'string' to 'int'\e[0m", "    int x = \"three\";", "            \e[31m^~~~~~~\e[0m"],
            cell.Only("error").Content.GetProperty("traceback").EnumerateArray().Select(line => line.GetString()));
    }

    [Fact]
    public void A_display_is_updated_by_its_id_from_a_later_cell()
    {
        Received shown = FrontEnd.Execute("var progress = display(\"0 %\");").Only("display_data");
        Received updated = FrontEnd.Execute("progress.Update(\"100 %\");").Only("update_display_data");

        Assert.Equal("0 %", shown.Form("text/plain"));
        Assert.Equal("100 %", updated.Form("text/plain"));
        string? id = shown.Content.GetProperty("transient").GetProperty("display_id").GetString();
        Assert.NotEmpty(id!);
        Assert.Equal(id, updated.Content.GetProperty("transient").GetProperty("display_id").GetString());
    }

    [Fact]
    public void Of_many_updates_the_last_arrives()
    {
        Exchange cell = FrontEnd.Execute("var p = display(0); for (int i = 1; i <= 10_000; i++) p.Update(i);");

        Assert.Equal("10000", cell.Published.Last(message => message.Type == "update_display_data").Form("text/plain"));
        Assert.InRange(cell.Published.Length, 4, 5_000);
    }

    [Fact]
    public void Clear_output_removes_what_came_before_only_when_something_follows_if_it_waits()
    {
        Exchange cell = FrontEnd.Execute("Console.WriteLine(\"stays\"); ClearOutput(wait: true);");

        Assert.Equal("stays\n", cell.Text("stdout"));
        Assert.True(cell.Only("clear_output").Content.GetProperty("wait").GetBoolean());
    }

    [Fact]
    public void Twenty_thousand_lines_arrive_complete_and_in_order()
    {
        Exchange cell = FrontEnd.Execute("for (int i = 0; i < 20_000; i++) Console.WriteLine($\"line {i}\");");

        string expected = string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"line {i}\n")));
        Assert.Equal(expected, cell.Text("stdout"));
        Assert.InRange(cell.Published.Length, 4, 1_000);
    }

    [Fact]
    public void What_stands_on_both_streams_arrives_in_the_order_in_which_it_was_written()
    {
        Exchange cell = FrontEnd.Execute("for (int i = 0; i < 3; i++) { Console.Write(i); Console.Error.Write(i); }");

        Assert.Equal(
            ["stdout 0", "stderr 0", "stdout 1", "stderr 1", "stdout 2", "stderr 2"],
            cell.Published.Where(message => message.Type == "stream").Select(message => $"{message.Text("name")} {message.Text("text")}"));
    }

    [Fact]
    public void An_error_gives_up_the_cells_that_wait()
    {
        string failing = FrontEnd.SendExecute("await Task.Delay(300); int.Parse(\"a\");");
        string waiting = FrontEnd.SendExecute("var never = 1;");

        Assert.Equal("error", FrontEnd.Finish(failing).Status);
        Assert.Equal("aborted", FrontEnd.Finish(waiting).Status);
        Assert.Equal("error", FrontEnd.Execute("never").Status);
    }

    [Fact]
    public void An_error_that_shall_stop_nothing_stops_nothing()
    {
        string failing = FrontEnd.SendExecute("await Task.Delay(300); int.Parse(\"a\");", stopOnError: false);
        string waiting = FrontEnd.SendExecute("var runs = 1;");

        Assert.Equal("error", FrontEnd.Finish(failing).Status);
        Assert.Equal("ok", FrontEnd.Finish(waiting).Status);
    }

    [Fact]
    public void What_a_cell_leaves_running_still_shows_in_it()
    {
        string cell = FrontEnd.SendExecute("_ = Task.Run(async () => { await Task.Delay(200); Console.WriteLine(\"later\"); }); 1");
        Assert.Equal("ok", FrontEnd.Finish(cell).Status);

        Assert.Equal("later\n", FrontEnd.Next("stream", cell).Text("text"));
    }

    [Fact]
    public void A_chart_like_bundle_carries_its_JSON_as_JSON()
    {
        Received shown = FrontEnd.Execute("display(new { a = 1 }, \"application/json\");").Only("display_data");

        Assert.Equal(1, shown.Content.GetProperty("data").GetProperty("application/json").GetProperty("a").GetInt32());
    }
}

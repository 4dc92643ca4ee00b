using Micrograd.Hosting.Outputs;
using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

public sealed class OutputLimitTests
{
    [Fact]
    public void Endless_output_is_cut_with_a_clear_line_and_the_cell_can_be_stopped()
    {
        using var kernel = new RunningKernel();
        string cell = kernel.FrontEnd.SendExecute("while (true) Console.WriteLine(\"and on and on\");");
        kernel.FrontEnd.Next("stream", cell, message => message.Text("name") == "stderr");
        kernel.FrontEnd.Ask("comm_info_request", []);
        kernel.Interrupt();
        Exchange end = kernel.FrontEnd.Finish(cell);

        Assert.Equal("error", end.Status);
        Assert.Equal(4_000_000, end.Text("stdout").Length);
        Assert.Equal("\n[Cut here. This cell has printed more than 4,000,000 characters; the rest is left out, and the cell goes on.]\n", end.Text("stderr"));
        Assert.Equal("2", kernel.FrontEnd.Execute("1 + 1").Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void Too_many_displays_are_cut_too()
    {
        using var kernel = new RunningKernel(new KernelOptions { HistoryPath = null, Limits = new OutputLimits(Displays: 100) });
        Exchange cell = kernel.FrontEnd.Execute("for (int i = 0; i < 1_000; i++) display(i);");

        Assert.Equal(100, cell.Published.Count(message => message.Type == "display_data"));
        Assert.Contains("more than 100 displays", cell.Text("stderr"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_display_that_changes_in_place_goes_on_where_others_are_cut()
    {
        using var kernel = new RunningKernel(new KernelOptions { HistoryPath = null, Limits = new OutputLimits(Displays: 3) });
        Exchange cell = kernel.FrontEnd.Execute("var live = display(0); for (int i = 1; i <= 10; i++) { live.Update(i); await Task.Delay(50); } for (int i = 0; i < 9; i++) display(i); live.Update(\"done\");");

        Assert.True(cell.Published.Count(message => message.Type == "update_display_data") > 3);
        Assert.Equal(3, cell.Published.Count(message => message.Type == "display_data"));
        Assert.Equal("done", cell.Published.Last(message => message.Type == "update_display_data").Form("text/plain"));
    }

    [Fact]
    public void Clearing_begins_anew()
    {
        using var kernel = new RunningKernel(new KernelOptions { HistoryPath = null, Limits = new OutputLimits(Characters: 100) });
        Exchange cell = kernel.FrontEnd.Execute("for (int i = 0; i < 50; i++) { ClearOutput(wait: true); Console.Write(new string('x', 90)); }");

        Assert.DoesNotContain("Cut", cell.Text("stderr"), StringComparison.Ordinal);
        Assert.EndsWith(new string('x', 90), cell.Text("stdout"), StringComparison.Ordinal);
    }
}

using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly RunningKernel _kernel = new();

    private FrontEnd FrontEnd => _kernel.FrontEnd;

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("while (true) kept++;")]
    [InlineData("kept++; Thread.Sleep(60_000);")]
    [InlineData("kept++; await Task.Delay(60_000);")]
    [InlineData("kept++; using var never = new ManualResetEventSlim(); never.Wait();")]
    [InlineData("while (true) { try { kept++; Thread.Sleep(10); } catch (Exception) { } }")]
    public void A_running_cell_is_stopped_and_variables_stay(string code)
    {
        FrontEnd.Execute("using System.Threading; long kept = 1; bool cleaned = false;");
        string cell = FrontEnd.SendExecute($"try {{ Console.WriteLine(\"begun\"); {code} }} finally {{ cleaned = true; }}");
        FrontEnd.Next("stream", cell);
        _kernel.Interrupt();
        Exchange stopped = FrontEnd.Finish(cell);

        Assert.Equal("error", stopped.Status);
        Assert.Equal("OperationCanceledException", stopped.Only("error").Text("ename"));
        Assert.Equal("True", FrontEnd.Execute("cleaned && kept > 1").Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void Cells_that_wait_behind_an_interrupted_one_are_given_up()
    {
        string running = FrontEnd.SendExecute("Console.WriteLine(\"begun\"); while (true) { }");
        string waiting = FrontEnd.SendExecute("1", stopOnError: false);
        FrontEnd.Next("stream", running);
        _kernel.Interrupt();

        Assert.Equal("error", FrontEnd.Finish(running).Status);
        Assert.Equal("aborted", FrontEnd.Finish(waiting).Status);
    }

    [Fact]
    public void An_interrupt_of_nothing_changes_nothing()
    {
        _kernel.Interrupt();

        Assert.Equal("ok", FrontEnd.Execute("1").Status);
    }

    [Fact]
    public void A_cell_that_waits_for_an_answer_is_stopped()
    {
        string cell = FrontEnd.SendExecute("Input()", allowStdin: true);
        FrontEnd.Question();
        _kernel.Interrupt();

        Assert.Equal("error", FrontEnd.Finish(cell).Status);
        Assert.Equal("ok", FrontEnd.Execute("1").Status);
    }
}

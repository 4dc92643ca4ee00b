using System.Text.Json;
using System.Text.Json.Nodes;
using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

public sealed class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("history-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Cells_are_found_again_by_tail_range_and_pattern()
    {
        using RunningKernel kernel = Start();
        foreach (string code in (string[])["1 + 2", "\"text\"", "1 + 2", "3 * 4"]) kernel.FrontEnd.Execute(code);

        Assert.Equal("""[[1,3,"1 + 2"],[1,4,"3 * 4"]]""", Ask(kernel, new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal("""[[1,2,["\u0022text\u0022","text"]]]""", Ask(kernel, new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 3, ["output"] = true }));
        Assert.Equal("""[[1,1,"1 + 2"],[1,3,"1 + 2"]]""", Ask(kernel, new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "1*" }));
        Assert.Equal("""[[1,3,"1 + 2"]]""", Ask(kernel, new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "1 ? 2", ["unique"] = true }));
    }

    [Fact]
    public void The_history_outlives_the_kernel()
    {
        using (RunningKernel first = Start()) first.FrontEnd.Execute("var first = 1;");
        using RunningKernel second = Start();
        second.FrontEnd.Execute("var second = 2;");

        Assert.Equal("""[[1,1,"var first = 1;"],[2,1,"var second = 2;"]]""", Ask(second, new JsonObject { ["hist_access_type"] = "tail", ["n"] = 5 }));
        Assert.Equal("""[[1,1,"var first = 1;"]]""", Ask(second, new JsonObject { ["hist_access_type"] = "range", ["session"] = -1, ["start"] = 1 }));
    }

    [Fact]
    public void Kernels_that_run_side_by_side_keep_one_history()
    {
        using RunningKernel first = Start();
        using RunningKernel second = Start();
        first.FrontEnd.Execute("1");
        second.FrontEnd.Execute("2");
        first.FrontEnd.Execute("3");
        using RunningKernel third = Start();

        Assert.Equal("""[[1,1,"1"],[2,1,"2"],[1,2,"3"]]""", Ask(third, new JsonObject { ["hist_access_type"] = "tail" }));
    }

    [Fact]
    public async Task Kernels_that_run_at_the_same_time_lose_nothing_of_each_other()
    {
        using RunningKernel first = Start();
        using RunningKernel second = Start();
        await Task.WhenAll(((RunningKernel[])[first, second]).Select(kernel => Task.Run(() =>
        {
            for (int i = 0; i < 100; i++) kernel.FrontEnd.Execute("1");
        })));
        using RunningKernel third = Start();

        Assert.Equal(200, third.FrontEnd.Ask("history_request", new JsonObject { ["hist_access_type"] = "tail" }).Reply.Content.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public void A_broken_line_loses_only_itself()
    {
        File.WriteAllText(Path.Combine(_folder, "history.jsonl"), """
            {"session":1,"line":1,"source":"kept"}
            {"session":1,"li
            {"session":1,"line":3,"source":"kept too"}

            """);
        using RunningKernel kernel = Start();

        Assert.Equal("""[[1,1,"kept"],[1,3,"kept too"]]""", Ask(kernel, new JsonObject { ["hist_access_type"] = "tail" }));
    }

    [Fact]
    public void Silent_cells_and_those_not_kept_are_not_remembered()
    {
        using RunningKernel kernel = Start();
        kernel.FrontEnd.Execute("1", silent: true);
        kernel.FrontEnd.Execute("2", storeHistory: false);

        Assert.Equal("[]", Ask(kernel, new JsonObject { ["hist_access_type"] = "tail" }));
    }

    private static string Ask(RunningKernel kernel, JsonObject request) =>
        kernel.FrontEnd.Ask("history_request", request).Reply.Content.GetProperty("history").GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal);

    private RunningKernel Start() => new(new KernelOptions { HistoryPath = Path.Combine(_folder, "history.jsonl") });
}

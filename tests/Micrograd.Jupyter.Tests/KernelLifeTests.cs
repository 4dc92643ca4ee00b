using System.Text.Json;
using System.Text.Json.Nodes;
using Micrograd.Jupyter.Tests.FrontEnds;
using Micrograd.Notebooks.Documents;

namespace Micrograd.Jupyter.Tests;

public sealed class KernelLifeTests : IDisposable
{
    private readonly RunningKernel _kernel = new();

    private FrontEnd FrontEnd => _kernel.FrontEnd;

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("control")]
    [InlineData("shell")]
    public async Task A_kernel_ends_when_it_is_told_to(string channel)
    {
        Exchange end = FrontEnd.Ask("shutdown_request", new JsonObject { ["restart"] = true }, channel);

        Assert.Equal("""{"restart":true,"status":"ok"}""", end.Reply.Content.GetRawText());
        await _kernel.Running.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_kernel_ends_in_the_middle_of_a_cell()
    {
        string cell = FrontEnd.SendExecute("Console.WriteLine(\"begun\"); while (true) { }");
        FrontEnd.Next("stream", cell);
        FrontEnd.Ask("shutdown_request", new JsonObject { ["restart"] = false }, "control");

        await _kernel.Running.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("control")]
    [InlineData("shell")]
    public void A_kernel_says_what_it_is(string channel)
    {
        JsonElement info = FrontEnd.Ask("kernel_info_request", channel: channel).Reply.Content;

        Assert.Equal("5.5", info.GetProperty("protocol_version").GetString());
        Assert.Equal("csharp", info.GetProperty("language_info").GetProperty("name").GetString());
        Assert.Equal(".cs", info.GetProperty("language_info").GetProperty("file_extension").GetString());
        Assert.Equal("text/x-csharp", info.GetProperty("language_info").GetProperty("mimetype").GetString());
        Assert.Equal("micrograd", info.GetProperty("implementation").GetString());
    }

    // Front ends write what the kernel says into a notebook that says something else, which looks changed then when it was only opened.
    [Fact]
    public void A_chapter_and_a_new_notebook_say_of_their_language_what_the_kernel_says()
    {
        JsonNode language = JsonNode.Parse(FrontEnd.Ask("kernel_info_request").Reply.Content.GetProperty("language_info").GetRawText())!;
        KernelSpec kernel = KernelSpec.OfMicrograd("dotnet", "micrograd.dll", "1");
        var spec = new JsonObject { ["name"] = KernelSpec.Name, ["display_name"] = kernel.DisplayName, ["language"] = kernel.Language };

        NotebookDocument[] chapters = [.. Directory.EnumerateFiles(Clone.Notebooks, "*.ipynb").Select(path => NotebookDocument.Parse(File.ReadAllBytes(path)))];
        Assert.NotEmpty(chapters);
        Assert.All([.. chapters, new NotebookDocument()], document =>
        {
            Assert.True(JsonNode.DeepEquals(language, document.Metadata["language_info"]), $"{document.Metadata["language_info"]} but {language}");
            Assert.True(JsonNode.DeepEquals(spec, document.Metadata["kernelspec"]), $"{document.Metadata["kernelspec"]} but {spec}");
        });
    }

    [Fact]
    public void Places_are_counted_in_code_points()
    {
        FrontEnd.Execute("var numbers = new List<int>();");
        JsonElement completions = FrontEnd.Ask("complete_request", new JsonObject { ["code"] = "\"😀😀\".Len", ["cursor_pos"] = 8 }).Reply.Content;
        JsonElement member = completions.GetProperty("metadata").GetProperty("_jupyter_types_experimental").EnumerateArray().Single(item => item.GetProperty("text").GetString() == "Length");
        JsonElement described = FrontEnd.Ask("inspect_request", new JsonObject { ["code"] = "var face = \"😀\"; numbers.Count", ["cursor_pos"] = 27, ["detail_level"] = 0 }).Reply.Content;

        Assert.Equal((5, 8), (completions.GetProperty("cursor_start").GetInt32(), completions.GetProperty("cursor_end").GetInt32()));
        Assert.Contains("Length", completions.GetProperty("matches").EnumerateArray().Select(match => match.GetString()));
        Assert.Equal("property", member.GetProperty("type").GetString());
        Assert.Equal((5, 8), (member.GetProperty("start").GetInt32(), member.GetProperty("end").GetInt32()));
        Assert.StartsWith("int List<int>.Count", described.GetProperty("data").GetProperty("text/plain").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_is_answered_while_a_cell_runs_and_the_kernel_stays_busy()
    {
        string cell = FrontEnd.SendExecute("Console.WriteLine(\"begun\"); while (true) { }");
        FrontEnd.Next("stream", cell);
        Exchange answer = FrontEnd.Ask("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 1 });

        Assert.Equal("ok", answer.Status);
        Assert.Equal("busy", FrontEnd.LastStatus(after: answer).Text("execution_state"));
        _kernel.Interrupt();
        Assert.Equal("idle", FrontEnd.Finish(cell).Published[^1].Text("execution_state"));
    }
}

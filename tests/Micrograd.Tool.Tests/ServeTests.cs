using System.Diagnostics;
using System.Text.Json.Nodes;
using Micrograd.Hosting.Conversations;

namespace Micrograd.Tool.Tests;

/// <summary>The real command as an editor's extension has it: a process of its own, and messages.</summary>
public sealed class ServeTests : IDisposable
{
    // Long enough for a slow machine; a test that fails must end all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly MessageChannel _messages;

    public ServeTests()
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "micrograd.dll"), "serve"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _messages = new MessageChannel(_process.StandardOutput.BaseStream, _process.StandardInput.BaseStream);
        Say(new { type = "hello", protocol = 1, input = true, comms = true });
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [Fact]
    public async Task A_session_is_run_from_its_first_cell_to_its_end()
    {
        Assert.Equal("14.0", (string?)(await NextAsync("welcome"))["cSharp"]);

        Say(new { type = "run", run = 1, code = "var kept = 40; kept + 2" });
        Assert.Equal("42", (string?)(await NextAsync("display"))["data"]!["text/plain"]);
        Assert.Equal("Succeeded", (string?)(await NextAsync("ended"))["status"]);

        Say(new { type = "run", run = 2, code = "kept = 7; Console.Write(\"on and on\"); while (true) { }" });
        await NextAsync("stream");
        Say(new { type = "interrupt" });
        Assert.Equal("Cancelled", (string?)(await NextAsync("ended"))["status"]);

        Say(new { type = "run", run = 3, code = "Password(\"Key?\") + kept" });
        JsonNode asked = await NextAsync("input");
        Assert.True((bool)asked["isPassword"]!);
        Say(new { type = "input", id = (int)asked["id"]!, text = "no. " });
        Assert.Equal("no. 7", (string?)(await NextAsync("display"))["data"]!["text/plain"]);
        await NextAsync("ended");

        Say(new { type = "complete", id = 1, code = "kept.CompareT", position = 13 });
        Assert.Equal("CompareTo", (string?)(await NextAsync("completions"))["items"]![0]!["text"]);

        Say(new { type = "restart" });
        Say(new { type = "run", run = 4, code = "kept" });
        await NextAsync("restarted");
        Assert.Equal("CS0103: The name 'kept' does not exist in the current context", (string?)(await NextAsync("error"))["message"]);

        Say(new { type = "run", run = 5, code = "Console.Write(\"on and on\"); while (true) { }" });
        await NextAsync("stream");
        Assert.Equal(ExitCodes.Success, await EndAsync());
    }

    [Theory]
    [InlineData("while (true) Console.WriteLine(1);", "stream")]
    [InlineData("while (true) { Console.Write(\"a\"); Console.Error.Write(\"b\"); }", "stream")]
    [InlineData("while (true) display(1);", "display")]
    [InlineData("var shown = display(0); for (int i = 0; ; i++) shown.Update(i);", "update")]
    public async Task A_cell_that_never_ends_showing_is_stopped(string code, string shows)
    {
        Say(new { type = "run", run = 1, code });

        // More than goes at once: from then on a timer sends what cells have shown.
        for (int i = 0; i < 2_005; i++) await NextAsync(shows);
        Say(new { type = "interrupt" });
        Assert.Equal("Cancelled", (string?)(await NextAsync("ended"))["status"]);
        Say(new { type = "run", run = 2, code = "2" });
        while ((int)(await NextAsync("display"))["run"]! != 2)
        {
        }

        Assert.Equal(ExitCodes.Success, await EndAsync());
    }

    [Fact]
    public async Task A_cell_that_never_comes_out_of_the_console_is_stopped()
    {
        Say(new { type = "run", run = 1, code = "class Endless { public override string ToString() { Console.Write(\"in\"); while (true) { } } }\nConsole.WriteLine((object)new Endless());" });
        await NextAsync("stream");
        Say(new { type = "complete", id = 1, code = "Math.Sq", position = 7 });
        await NextAsync("completions");
        Say(new { type = "interrupt" });
        Assert.Equal("Cancelled", (string?)(await NextAsync("ended"))["status"]);
    }

    [Fact]
    public async Task Broken_and_unknown_messages_are_answered_and_a_wrong_frame_ends_the_process()
    {
        _messages.Write("{");
        Assert.StartsWith("This message isn't JSON", (string?)(await NextAsync("refused"))["reason"], StringComparison.Ordinal);
        Say(new { type = "frob" });
        Assert.StartsWith("There is no message frob.", (string?)(await NextAsync("refused"))["reason"], StringComparison.Ordinal);
        await _process.StandardInput.WriteAsync("hello\r\n\r\n");
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("this is none: hello", (string?)(await NextAsync("refused"))["reason"], StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, await EndAsync());
    }

    [Fact]
    public async Task What_libraries_and_programs_print_is_kept_apart_from_messages_and_none_reads_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Starts Unix programs.");
        Say(new
        {
            type = "run",
            run = 1,
            code = """
                using System.Diagnostics;
                using System.Runtime.InteropServices;
                [DllImport("libc")] static extern int puts(string text);
                [DllImport("libc")] static extern int fflush(nint all);
                puts("a library prints"); fflush(0);
                using (var echo = Process.Start("echo", "a program prints")) echo.WaitForExit();
                using (var cat = Process.Start("cat")) cat.WaitForExit();
                "end"
                """,
        });
        Say(new { type = "run", run = 2, code = "2" });
        Assert.Equal("end", (string?)(await NextAsync("display"))["data"]!["text/plain"]);
        Assert.Equal("2", (string?)(await NextAsync("display"))["data"]!["text/plain"]);
        Assert.Equal(ExitCodes.Success, await EndAsync());
        Assert.Equal("a library prints\na program prints\n", await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private void Say(object message) => _messages.Write(System.Text.Json.JsonSerializer.Serialize(message));

    /// <summary>The next message of a type. What comes before is passed over.</summary>
    private async Task<JsonNode> NextAsync(string type)
    {
        while (true)
        {
            CancellationToken stop = TestContext.Current.CancellationToken;
            string json = await _messages.ReadAsync(stop).WaitAsync(Patience, stop)
                ?? throw new InvalidOperationException($"The process has ended. {await _process.StandardError.ReadToEndAsync(stop)}");
            if (JsonNode.Parse(json)! is var message && (string?)message["type"] == type) return message;
        }
    }

    private async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }
}

namespace Micrograd.Tool.Tests;

public class CommandLineTests
{
    [Fact]
    public async Task Help_explains_the_commands_with_examples()
    {
        ToolResult help = await TemporaryNotebooks.RunAsync("--help");

        Assert.Equal(ExitCodes.Success, help.ExitCode);
        foreach (string part in (string[])["run <PATH>", "check <PATH>", "save <PATH>", "micrograd check notebooks", "Exit codes"]) Assert.Contains(part, help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "raises-exception")]
    [InlineData("check", "varies")]
    [InlineData("save", "or none if one fails")]
    public async Task Each_command_has_help_of_its_own(string command, string part)
    {
        ToolResult help = await TemporaryNotebooks.RunAsync(command, "--help");

        Assert.Equal(ExitCodes.Success, help.ExitCode);
        Assert.Contains("--timeout <SECONDS>", help.Output, StringComparison.Ordinal);
        Assert.Contains(part, help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_help_comes()
    {
        ToolResult help = await TemporaryNotebooks.RunAsync();

        Assert.Equal(ExitCodes.Usage, help.ExitCode);
        Assert.Contains("check <PATH>", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frob", "Unrecognized command or argument 'frob'.\nRun 'micrograd --help' to see how it is used.\n")]
    [InlineData("run", "Required argument 'PATH' missing for command: 'run'.\nRun 'micrograd run --help' to see how it is used.\n")]
    [InlineData("check a.ipynb --verbos", "Unknown option '--verbos'.\nRun 'micrograd check --help' to see how it is used.\n")]
    [InlineData("run a.ipynb --timeout soon", "--timeout soon: this must be a number of seconds above 0, for example 60 or 0.5.\nRun 'micrograd run --help' to see how it is used.\n")]
    [InlineData("run a.ipynb --timeout 0", "--timeout 0: this must be a number of seconds above 0, for example 60 or 0.5.\nRun 'micrograd run --help' to see how it is used.\n")]
    [InlineData("save nowhere.ipynb", "nowhere.ipynb: no such file or folder.\n")]
    public async Task A_wrong_command_line_is_put_right(string line, string message)
    {
        ToolResult result = await TemporaryNotebooks.RunAsync(line.Split(' '));

        Assert.Equal((ExitCodes.Usage, "", message), (result.ExitCode, result.Output, result.Error));
    }
}

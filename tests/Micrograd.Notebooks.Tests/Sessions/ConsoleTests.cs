using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>The console is the process's: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(ConsoleTests), DisableParallelization = true)]
[Collection(nameof(ConsoleTests))]
#pragma warning disable CA1711, CA1515 // xUnit's own way to name a collection.
public sealed class ConsoleTests : IDisposable
#pragma warning restore CA1711, CA1515
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("Console.SetOut(writer);")]
    [InlineData("Console.SetError(writer);")]
    [InlineData("Console.SetOut(System.IO.TextWriter.Null); Console.SetError(System.IO.TextWriter.Null);")]
    [InlineData("Console.SetOut(writer); throw new Exception();")]
    [InlineData("Console.OutputEncoding = Encoding.UTF8; Console.InputEncoding = Encoding.UTF8;")]
    [InlineData("Console.SetOut(new System.IO.StreamWriter(Console.OpenStandardOutput()));")]
    public async Task Later_cells_are_heard_whatever_an_earlier_one_has_put_in_the_consoles_place(string code)
    {
        await _notebook.Run("var writer = new System.IO.StringWriter();");
        await _notebook.Try(code, TestContext.Current.CancellationToken);
        Assert.Equal(
            [new StreamOutput(StreamName.Output, "out"), new StreamOutput(StreamName.Error, "error")],
            await _notebook.Run("Console.Write(\"out\"); Console.Error.Write(\"error\");"));
    }

    [Fact]
    public async Task A_cell_can_catch_what_it_writes_and_be_asked_what_it_likes()
    {
        Assert.Equal("caught", await _notebook.Value("var writer = new System.IO.StringWriter(); Console.SetOut(writer); Console.Write(\"caught\"); writer.ToString()"));
        Assert.Equal("given", await _notebook.Value("Console.SetIn(new System.IO.StringReader(\"given\\nmore\")); Console.ReadLine()"));
        Assert.StartsWith("Nobody can be asked here", (await _notebook.Fail("Console.ReadLine()")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_cell_gives_the_console_back()
    {
        Assert.Equal(CellStatus.Cancelled, await _notebook.Interrupt("Console.WriteLine(1); Console.SetOut(System.IO.TextWriter.Null); while (true) { }"));
        Assert.Equal("heard", await _notebook.Printed("Console.Write(\"heard\");"));
    }

    [Fact]
    public async Task A_culture_holds_to_the_end_of_its_cell()
    {
        Assert.Equal("1,5|2,5|3,5", await _notebook.Printed("using System.Globalization; CultureInfo.CurrentCulture = new CultureInfo(\"de-DE\"); Console.Write(1.5); await Task.Delay(1); Console.Write($\"|{2.5}|\" + await Task.Run(() => 3.5.ToString()));"));
        Assert.Equal("1.5|2.5", await _notebook.Printed("Console.Write(1.5); Console.Write($\"|{2.5}\");"));
    }
}

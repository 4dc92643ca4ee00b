using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

[Collection("Console")]
public sealed class InputTests : IDisposable
{
    private readonly RunningKernel _kernel = new();

    private FrontEnd FrontEnd => _kernel.FrontEnd;

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("Console.Write(\"Your name? \"); Console.ReadLine()", "Your name?", false)]
    [InlineData("Input(\"Your name?\")", "Your name?", false)]
    [InlineData("Password(\"The secret\")", "The secret", true)]
    public void A_cell_asks_the_user(string code, string prompt, bool isPassword)
    {
        string cell = FrontEnd.SendExecute(code, allowStdin: true);
        Received question = FrontEnd.Question();
        FrontEnd.Answer("Ada");

        Assert.Equal("input_request", question.Type);
        Assert.Equal(cell, question.ParentId);
        Assert.Equal(prompt, question.Text("prompt"));
        Assert.Equal(isPassword, question.Content.GetProperty("password").GetBoolean());
        Assert.Equal("Ada", FrontEnd.Finish(cell).Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void Single_characters_come_from_one_line()
    {
        string cell = FrontEnd.SendExecute("$\"{(char)Console.Read()}{(char)Console.Read()}|{Console.ReadLine()}|\"", allowStdin: true);
        FrontEnd.Question();
        FrontEnd.Answer("abcd");

        Assert.Equal("ab|cd|", FrontEnd.Finish(cell).Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void Another_encoding_of_the_console_changes_nothing()
    {
        FrontEnd.Execute("Console.InputEncoding = System.Text.Encoding.UTF8;");
        string cell = FrontEnd.SendExecute("Console.ReadLine()", allowStdin: true);
        FrontEnd.Question();
        FrontEnd.Answer("Ada");

        Assert.Equal("Ada", FrontEnd.Finish(cell).Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void A_cell_can_put_a_reader_of_its_own_in_the_consoles_place_until_its_end()
    {
        Exchange read = FrontEnd.Execute("Console.SetIn(new System.IO.StringReader(\"one\\ntwo\")); Console.ReadLine() + Console.ReadLine()");
        Assert.Equal("onetwo", read.Only("execute_result").Form("text/plain"));

        Exchange next = FrontEnd.Execute("Console.ReadLine()", allowStdin: false);
        Assert.Equal("error", next.Status);
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_cell_says_so()
    {
        Exchange cell = FrontEnd.Execute("var name = Console.ReadLine();", allowStdin: false);

        Assert.Equal("error", cell.Status);
        Assert.Equal("Nobody can be asked here: what runs this cell takes no input. Put the value into the code.", cell.Only("error").Text("evalue"));
    }

    [Fact]
    public void After_an_interrupted_question_on_another_thread_the_next_cell_can_ask()
    {
        string cell = FrontEnd.SendExecute("await Task.Run(() => Console.ReadLine())", allowStdin: true);
        FrontEnd.Question();
        _kernel.Interrupt();
        Assert.Equal("error", FrontEnd.Finish(cell).Status);

        string next = FrontEnd.SendExecute("Console.ReadLine()", allowStdin: true);
        FrontEnd.Question();
        FrontEnd.Answer("Ada");

        Assert.Equal("Ada", FrontEnd.Finish(next).Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void Two_questions_at_once_are_put_one_after_the_other()
    {
        string cell = FrontEnd.SendExecute("var both = await Task.WhenAll(Task.Run(() => Input()), Task.Run(() => Input())); string.Join(' ', both.Order())", allowStdin: true);
        foreach (string answer in (string[])["a", "b"])
        {
            FrontEnd.Question();
            FrontEnd.Answer(answer);
        }

        Assert.Equal("a b", FrontEnd.Finish(cell).Only("execute_result").Form("text/plain"));
    }

    [Fact]
    public void An_answer_that_nobody_waits_for_is_dropped()
    {
        FrontEnd.Answer("too early");
        string cell = FrontEnd.SendExecute("Input()", allowStdin: true);
        FrontEnd.Question();
        FrontEnd.Answer("in time");

        Assert.Equal("in time", FrontEnd.Finish(cell).Only("execute_result").Form("text/plain"));
    }
}

using Micrograd.LanguageServices;
using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

public sealed class SignatureTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("Math.Max(|", 0)]
    [InlineData("Math.Max(1.0, |", 1)]
    [InlineData("Math.Max(1.0, |)", 1)]
    [InlineData("Math.Max(Math.Abs(-1), |2)", 1)]
    [InlineData("Math.Max(val2: 1, |", 1)]
    [InlineData("Math.Max(1, val1: |", 0)]
    [InlineData("new string('a', |", 1)]
    [InlineData("string.Format(\"{0}{1}{2}{3}{4}\", 1, 2, 3, 4, 5|)", 1)]
    [InlineData("var d = new Dictionary<string, int>(); d[|", 0)]
    [InlineData("Func<int, double, string> f = null; f(1, |", 1)]
    [InlineData("new[] { 1 }.Select(x => x + 1|)", 0)]
    [InlineData("[Obsolete(\"a\", |)] class A { }", 1)]
    [InlineData("class A(int x, int y); class B() : A(1, |", 1)]
    public async Task The_parameter_at_the_place_is_the_active_one(string cell, int parameter) =>
        Assert.Equal(parameter, (await _notebook.Signature(cell))!.ActiveParameter);

    [Fact]
    public async Task Overloads_are_told_with_their_parameters_and_documentation()
    {
        await _notebook.Run("""
            /// <summary>Trains.</summary>
            /// <param name="steps">How often.</param>
            double Train(int steps, double rate = 0.05) => rate;
            """);
        SignatureHelp help = (await _notebook.Signature("Train(10, |)"))!;
        SignatureOverload overload = Assert.Single(help.Overloads);
        Assert.Equal("double Train(int steps, double rate = 0.05)", overload.Text);
        Assert.Equal("Trains.", overload.Documentation.Text);
        Assert.Equal(["int steps", "double rate = 0.05"], overload.Parameters.Select(parameter => overload.Text[parameter.Start..parameter.End]));
        Assert.Equal(["How often.", ""], overload.Parameters.Select(parameter => parameter.Documentation.Text));
        Assert.Equal((0, 1), (help.ActiveOverload, help.ActiveParameter));
    }

    [Fact]
    public async Task The_overload_that_suits_what_is_written_is_the_active_one()
    {
        SignatureHelp help = (await _notebook.Signature("Math.Round(2.5, MidpointRounding.ToEven|)"))!;
        Assert.Equal("double Math.Round(double value, MidpointRounding mode)", help.Overloads[help.ActiveOverload].Text);
        help = (await _notebook.Signature("\"abc\".Substring(1, |"))!;
        Assert.Equal("string string.Substring(int startIndex, int length)", help.Overloads[help.ActiveOverload].Text);
        Assert.Equal(2, help.Overloads.Length);
    }

    [Theory]
    [InlineData("Math.Max|(1, 2)")]
    [InlineData("Math.Max(1, 2)|")]
    [InlineData("// Math.Max(|")]
    [InlineData("#!markdown\nMath.Max(|")]
    [InlineData("|")]
    [InlineData("if (|")]
    [InlineData("Task.Run(() => { | })")]
    public async Task Outside_of_a_call_there_is_no_signature(string cell) => Assert.Null(await _notebook.Signature(cell));
}

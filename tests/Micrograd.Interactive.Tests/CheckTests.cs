using Micrograd.Interactive;

namespace Micrograd.Interactive.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Action _restore;
    private readonly StringWriter _printed = new();

    public CheckTests()
    {
        TextWriter console = Console.Out;
        _restore = () => Console.SetOut(console);
        Console.SetOut(_printed);
    }

    public void Dispose()
    {
        _restore();
        _printed.Dispose();
    }

    [Fact]
    public void A_right_number_is_ok()
    {
        Assert.True(Check.That("the slope", 14.0000001, 14, tolerance: 1e-6));
        Assert.Equal("OK  the slope: 14.0000001", Printed());
    }

    [Fact]
    public void Rounding_is_no_mistake() => Assert.True(Check.That("the sum", 0.1 + 0.2, 0.3));

    [Theory]
    [InlineData(-14, 14, "The sign is wrong.")]
    [InlineData(28, 14, "Too large by a factor of 2: is something counted twice?")]
    [InlineData(7, 14, "Too small by a factor of 2: is a share missing?")]
    [InlineData(0, 14, "It isn't 0.")]
    [InlineData(15, 14, "Too far from 0.")]
    [InlineData(13, 14, "Too near to 0.")]
    [InlineData(14.0001, 14, "Near, but not near enough.")]
    [InlineData(-3, 14, "The sign is wrong, and the size too.")]
    [InlineData(100, 14, "Too far from 0.")]
    [InlineData(-5, -14, "Too near to 0.")]
    [InlineData(3, 0, "Too far from 0.")]
    [InlineData(double.PositiveInfinity, 14, "That isn't it.")]
    public void A_wrong_number_is_wrong_in_some_way(double answer, double right, string way)
    {
        Assert.False(Check.That("the number", answer, right, tolerance: 1e-6));
        Assert.Equal($"Not yet  the number: {Shown(answer)}. {way}", Printed());
    }

    [Theory]
    [InlineData(3, "Too large.")]
    [InlineData(1, "Too small.")]
    [InlineData(0, "Too small.")]
    [InlineData(4, "Too large.")]
    [InlineData(-1, "Too small.")]
    public void A_wrong_count_is_too_large_or_too_small(int answer, string way)
    {
        Assert.False(Check.That("the nodes", (int?)answer, 2));
        Assert.Equal($"Not yet  the nodes: {answer}. {way}", Printed());
    }

    [Fact]
    public void The_right_answer_is_never_printed()
    {
        foreach (double answer in new[] { double.NaN, 1, 2, -1, 0, 61.5, 123, 246, 124 })
        {
            Check.That("the number", answer, 123.25, hints: ["think"]);
            Check.That("the list", new[] { answer, 1 }, [123.25, 1]);
            Check.That("the rule", x => answer, x => 123.25, [1, 2]);
        }

        Assert.DoesNotContain("123.25", _printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_wrong_answer_gets_the_next_hint_and_a_right_one_begins_anew()
    {
        string[] hints = ["look at the sign", "it is negative"];
        string Hint(double answer)
        {
            Check.That("a question with hints", answer, -5, hints: hints);
            return Printed();
        }

        Assert.Equal("Missing  a question with hints: still NaN", Hint(double.NaN));
        Assert.Equal("         Hint: look at the sign", Hint(5));
        Assert.Equal("         Hint: it is negative", Hint(4));
        Assert.Equal("         Hint: it is negative", Hint(3));
        Assert.Equal("OK  a question with hints: -5", Hint(-5));
        Assert.Equal("         Hint: look at the sign", Hint(5));
    }

    [Fact]
    public void Two_exercises_that_ask_for_the_same_count_their_hints_apart()
    {
        Check.That("the gradient", 1.0, 3, hints: ["first exercise", "clearer"]);
        Check.That("the gradient", 1.0, 3, hints: ["second exercise", "clearer"]);
        Assert.Equal("         Hint: second exercise", Printed());
    }

    [Fact]
    public void A_lazy_answer_that_throws_is_wrong()
    {
        Assert.False(Check.That("the quotients", x => new[] { 1, 0 }.Select(y => x / y), x => new[] { x, 0 }, [1]));
        Assert.StartsWith("Not yet  the quotients, for 1: it throws DivideByZeroException: ", Printed(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_was_stopped_is_no_wrong_answer() =>
        Assert.Throws<OperationCanceledException>(() => Check.That<int>("the rule", x => throw new OperationCanceledException(), x => x, [1]));

    [Fact]
    public void A_function_is_tried_on_every_input()
    {
        Assert.True(Check.That("the square", x => x * x, x => Math.Pow(x, 2), [3.0, -2, 0.5]));
        Assert.Equal("OK  the square: right for 3 inputs", Printed());

        Assert.False(Check.That("the square", x => x * Math.Abs(x), x => x * x, [3.0, -2, 0.5]));
        Assert.Equal("Not yet  the square, for -2: -4. The sign is wrong.", Printed());

        Assert.False(Check.That("the sum", p => p.A, p => p.A + p.B, [(A: 1, B: 2)]));
        Assert.Equal("Not yet  the sum, for (1, 2): 1. Too small.", Printed());
    }

    [Fact]
    public void A_function_that_throws_is_wrong_and_one_that_is_not_written_is_missing()
    {
        Assert.False(Check.That("the quotient", x => 1 / x, x => 0, [2, 0]));
        Assert.StartsWith("Not yet  the quotient, for 0: it throws DivideByZeroException: ", Printed(), StringComparison.Ordinal);

        Assert.False(Check.That<int>("the rule", x => throw new NotImplementedException(), x => x, [1, 2]));
        Assert.Equal("Missing  the rule: not written yet", Printed());

        Assert.False(Check.That("the root", x => Math.Sqrt(x), x => Math.Sqrt(Math.Abs(x)), [4.0, -4]));
        Assert.Equal("Not yet  the root, for -4: NaN. Not a number, as 0 / 0 is.", Printed());

        // As a step of 1 / 1000000, which is 0, would give it everywhere: written, and wrong.
        Assert.False(Check.That("the slope", x => 0 / (x - x), x => x, [4.0, 9]));
        Assert.Equal("Not yet  the slope, for 4: NaN. Not a number, as 0 / 0 is.", Printed());

        Assert.False(Check.That("the root", x => null, x => Math.Sqrt(x), [4.0, 9]));
        Assert.Equal("Missing  the root: still null", Printed());
    }

    [Fact]
    public void Something_holds_or_not()
    {
        Assert.True(Check.That("all points are right", true));
        Assert.Equal("OK  all points are right: yes", Printed());
        Assert.False(Check.That("all points are right", false, hints: ["more steps"]));
        Assert.Equal("         Hint: more steps", Printed());
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData(double.NaN, "NaN")]
    public void An_answer_that_is_not_given_yet_is_missing(double? answer, string shown)
    {
        Assert.False(Check.That("the slope", answer, 14));
        Assert.Equal($"Missing  the slope: still {shown}", Printed());
    }

    [Fact]
    public void Infinities_and_NaN_can_be_the_right_answer()
    {
        Assert.True(Check.That("the quotient", double.PositiveInfinity, double.PositiveInfinity));
        Assert.True(Check.That("the quotient", double.NaN, double.NaN));
        Assert.False(Check.That("the quotient", double.NegativeInfinity, double.PositiveInfinity));
    }

    [Fact]
    public void Lists_of_numbers_are_compared_in_their_order()
    {
        Assert.True(Check.That("the row", [1.0, 2 + 1e-12], [1, 2]));
        Assert.False(Check.That("the row", [2.0, 1.0], [1, 2]));
        Assert.False(Check.That("the row", [1.0], [1, 2]));
        Assert.False(Check.That("the row", (double[]?)null, [1, 2]));
        Assert.EndsWith("Missing  the row: still null", Printed(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_and_lists_of_texts_are_compared()
    {
        Assert.True(Check.That("the names", "a b", "a b"));
        Assert.False(Check.That("the names", (string?)null, "a b"));
        Assert.True(Check.That("the names", new List<string> { "a" }, new[] { "a" }));
        Assert.False(Check.That("the names", new List<string> { "b" }, new[] { "a" }));
        Assert.Equal("Not yet  the names: [b]. At [0]: That isn't it.", Printed());
        Assert.False(Check.That("the names", new[] { "b", "a" }, new[] { "a", "b" }));
        Assert.Equal("Not yet  the names: [b, a]. These are the right ones in the wrong order.", Printed());
        Assert.False(Check.That("the names", new[] { "a" }, new[] { "a", "b" }));
        Assert.Equal("Not yet  the names: [a]. There are too few.", Printed());
    }

    [Fact]
    public void Whole_numbers_may_answer_where_any_number_is_right() => Assert.True(Check.That("the count", (int?)3, 3.0));

    private static string Shown(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Printed() => _printed.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n')[^1];
}

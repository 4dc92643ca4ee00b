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

    [Fact]
    public void A_wrong_number_is_shown_beside_the_right_one()
    {
        Assert.False(Check.That("the slope", 13.9, 14));
        Assert.Equal("Not yet  the slope: 13.9, expected 14", Printed());
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
        Assert.EndsWith("Not yet  the names: [b], expected [a]", Printed(), StringComparison.Ordinal);
    }

    private string Printed() => _printed.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n')[^1];
}

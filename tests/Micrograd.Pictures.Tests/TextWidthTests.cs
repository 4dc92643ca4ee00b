namespace Micrograd.Pictures.Tests;

public sealed class TextWidthTests
{
    /// <summary>The numbers are what Chromium's <c>measureText</c> said of each text in Liberation Sans, which has Helvetica's widths, at 100 pixels.</summary>
    [Theory]
    [InlineData("100", 166.8)]
    [InlineData("f(x)", 144.4)]
    [InlineData("−4", 114.0)]
    [InlineData("1e−9", 225.2)]
    [InlineData("Jan 1, 2024", 522.7)]
    [InlineData("The derivative is the slope", 1161.7)]
    [InlineData("accumulated gradients", 1006.2)]
    [InlineData("Value(data=4)", 623.6)]
    [InlineData("x1*w1 + x2*w2", 658.7)]
    [InlineData("https://example.org/?q=1", 1103.5)]
    [InlineData("iiiiiiiillll", 266.6)]
    [InlineData("MMMMWWWW", 710.7)]
    public void A_text_is_as_wide_as_a_browser_makes_it(string text, double measured) => Assert.InRange(TextWidth.Of(text, 100) / measured, 0.995, 1.02);

    [Theory]
    [InlineData("WAVE AVATAR Type.", 953.9)] // Pairs that stand closer together.
    [InlineData("∂ -3.0000", 416.4)]
    [InlineData("café", 189.0)]
    [InlineData("a → b …", 394.6)]
    public void Other_texts_are_given_a_little_more_room_than_they_need(string text, double measured) =>
        Assert.InRange(TextWidth.Of(text, 100) / measured, 1, 1.1);

    [Fact]
    public void Characters_of_East_Asia_and_emoji_are_as_wide_as_high() => Assert.Equal(6 * 20, TextWidth.Of("漢字이름🙂🙂", 20));

    [Fact]
    public void Marks_above_a_letter_take_no_room() => Assert.Equal(TextWidth.Of("e", 14), TextWidth.Of("e\u0301", 14));
}

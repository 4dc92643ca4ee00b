namespace Micrograd.Pictures.Tests;

public sealed class RgbaTests
{
    [Theory]
    [InlineData("#fff", "#ffffff")]
    [InlineData("rgba(99, 110, 250, 1.0)", "#636efa")]
    [InlineData("rgba(0, 0, 0, 0.5)", "rgba(0,0,0,0.5)")]
    [InlineData("transparent", "none")]
    [InlineData("rebeccapurple", "rebeccapurple")]
    public void Colours_are_written_short(string css, string expected) => Assert.Equal(expected, Rgba.Css(css));

    [Fact]
    public void Half_way_between_two_colours_is_their_mean() => Assert.Equal("#800080", Rgba.Parse("red").MixWith(Rgba.Parse("blue"), 0.5).ToString());
}

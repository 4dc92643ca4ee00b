using System.Text;
using System.Xml.Linq;

namespace Micrograd.Pictures.Tests;

public sealed class CardTests
{
    private static readonly XElement[] Ball = [Svg.Element("circle", ("cx", 60.04), ("cy", 20.0), ("r", null))];

    [Fact]
    public void A_picture_stands_on_an_opaque_card_and_says_what_it_shows()
    {
        Picture picture = Card.Frame(120, 40, "white", "A ball", Ball);
        XElement svg = XElement.Parse(picture.Svg);
        Assert.Equal(("0 0 120 40", "img", "A ball"), ((string?)svg.Attribute("viewBox"), (string?)svg.Attribute("role"), (string?)svg.Attribute("aria-label")));
        Assert.Equal("""<rect width="100%" height="100%" rx="6" fill="white" xmlns="http://www.w3.org/2000/svg" />""", svg.Elements().First().ToString());
        Assert.Equal("""<circle cx="60" cy="20" xmlns="http://www.w3.org/2000/svg" />""", svg.Elements().Last().ToString());
    }

    [Fact]
    public void A_note_stands_above_the_drawing_and_has_the_room_that_it_needs()
    {
        const string Note = "What is left out of this picture is more than what is in it.";
        Picture plain = Card.Frame(120, 40, "white", "A ball", Ball), noted = Card.Frame(120, 40, "white", "A ball", Ball, Note);
        Assert.Equal(plain.Height + 20, noted.Height);
        Assert.True(noted.Width > TextWidth.Of(Note, 12));
        Assert.Equal("A ball. " + Note, noted.Summary);
        Assert.Equal(Note, XElement.Parse(noted.Svg).Descendants(Svg.Namespace + "text").Single().Value);
    }

    [Fact]
    public void In_HTML_a_picture_is_an_image_that_brings_it_along()
    {
        Picture picture = Card.Frame(120, 40, "white", "a < b", Ball);
        string html = picture.ToHtml("width=\"120\"");
        const string Start = "<img alt=\"a &lt; b\" width=\"120\" src=\"data:image/svg+xml;base64,";
        Assert.StartsWith(Start, html, StringComparison.Ordinal);
        Assert.Equal(picture.Svg, Encoding.UTF8.GetString(Convert.FromBase64String(html[Start.Length..^2])));
    }

    [Fact]
    public void A_character_that_XML_cannot_hold_leaves_the_rest_readable() => Assert.Equal("a\uFFFDb\uFFFDc🙂", Svg.Legal("a\u0001b\uD800c🙂"));
}

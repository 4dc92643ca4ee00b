using System.Text;
using System.Xml.Linq;

namespace Micrograd.Graphviz.Tests;

public sealed class PictureTests
{
    private const string Text = """digraph { rankdir=LR; a [URL="http://example.org/" tooltip="tip" style=filled fillcolor="red:blue"]; a -> b [label="x & y"]; b [shape=record label="l|r"] }""";

    public static TheoryData<DotLayout> Layouts => Needs.Graphviz.IsHere ? [DotLayout.Graphviz, DotLayout.Managed] : [DotLayout.Managed];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_picture_stands_on_an_opaque_light_card_and_scales(DotLayout layout)
    {
        XElement svg = XElement.Parse(DotPicture.Render(Text, layout).Svg);
        XElement card = svg.Elements().First();
        Assert.Equal(("rect", "100%", "100%", "white"), (card.Name.LocalName, (string?)card.Attribute("width"), (string?)card.Attribute("height"), (string?)card.Attribute("fill")));
        Assert.Equal($"0 0 {(string?)svg.Attribute("width")} {(string?)svg.Attribute("height")}", (string?)svg.Attribute("viewBox"));
        Assert.Equal("Helvetica,Arial,sans-serif", (string?)svg.Attribute("font-family"));
        Assert.Equal(("img", "Graph of 2 nodes and 1 edge"), ((string?)svg.Attribute("role"), (string?)svg.Attribute("aria-label")));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_picture_holds_no_script_no_link_no_version_and_no_id_that_nothing_refers_to(DotLayout layout)
    {
        string svg = DotPicture.Render(Text, layout).Svg;
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("example.org", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("xlink", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Graphviz", svg, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, svg.Split("http").Length - 1); // the name of SVG's own namespace
        string[] ids = [.. XElement.Parse(svg).Descendants().Attributes("id").Select(id => id.Value)];
        Assert.All(ids, id => Assert.Contains($"url(#{id})", svg, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_picture_is_the_same_text_every_time(DotLayout layout) =>
        Assert.Equal(DotPicture.Render(Text, layout).Html, DotPicture.Render(Text, layout).Html);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_static_form_is_an_image_that_brings_its_picture_along(DotLayout layout)
    {
        DotPicture picture = DotPicture.Render(Text, layout);
        XElement image = XElement.Parse(picture.Html.Replace("\"></div>", "\"/></div>", StringComparison.Ordinal)).Element("img")!;
        const string Start = "data:image/svg+xml;base64,";
        Assert.StartsWith(Start, (string?)image.Attribute("src"), StringComparison.Ordinal);
        Assert.Equal(picture.Svg, Encoding.UTF8.GetString(Convert.FromBase64String(((string)image.Attribute("src")!)[Start.Length..])));
        Assert.Equal(picture.Summary, (string?)image.Attribute("alt"));
        Assert.Equal(Text, picture.Text);
    }

    [Fact]
    public void A_folded_picture_is_folded_in_html_alone()
    {
        DotPicture plain = DotPicture.Render(Text, DotLayout.Managed), folded = plain.Folded("a < b");
        Assert.Equal($"<details><summary>a &lt; b</summary>{plain.Html}</details>", folded.Html);
        Assert.Equal((plain.Svg, plain.Text, plain.Summary), (folded.Svg, folded.Text, folded.Summary));
    }

    [Fact]
    public void A_pale_card_or_none_can_be_asked_for()
    {
        foreach (DotLayout layout in Layouts.Select(row => row.Data))
        {
            Assert.Contains("rx=\"6\" fill=\"#eeeeee\"", DotPicture.Render("digraph { bgcolor=\"#eeeeee\"; a }", layout).Svg, StringComparison.Ordinal);
        }
    }
}

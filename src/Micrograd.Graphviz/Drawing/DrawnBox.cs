using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>
/// The room that a drawing takes. Labels at the ends of edges, and edges over the heads of nodes, may reach beyond what the layout has reckoned with.
/// </summary>
internal static partial class DrawnBox
{
    /// <summary>Between what reaches out and the margin.</summary>
    private const double Padding = 4;

    /// <summary>A box, made larger where a drawing reaches out of it.</summary>
    public static (double Left, double Top, double Width, double Height) Around(XElement drawing, (double Left, double Top, double Width, double Height) box)
    {
        (double left, double top, double right, double bottom) = (box.Left, box.Top, box.Left + box.Width, box.Top + box.Height);
        foreach (XElement element in Interruption.Between(drawing.Descendants()))
        {
            if (element.Name.LocalName == "text") HoldText(element);
            else if (element.Attribute("d") is { } path) HoldPath(path.Value);
            else if (element.Attribute("points") is { } points) HoldPath("L" + points.Value);
        }

        return (left, top, right - left, bottom - top);

        void HoldText(XElement text)
        {
            double size = Number(text, "font-size", Card.FontSize), width = TextWidth.Of(text.Value, size), x = Number(text, "x", 0), y = Number(text, "y", 0);
            double start = (string?)text.Attribute("text-anchor") switch { "start" => x, "end" => x - width, _ => x - (width / 2) };
            Hold(start, y - (size * 0.8));
            Hold(start + width, y + (size * 0.25));
        }

        void HoldPath(string path)
        {
            (double X, double Y) from = (0, 0);
            foreach (Match part in Part().Matches(path))
            {
                (double X, double Y)[] places = [.. Place().Matches(part.Value).Select(place => (Parse(place.Groups[1].Value), Parse(place.Groups[2].Value)))];
                if (places.Length == 0) continue;
                if (part.Value[0] == 'C' && places is [var first, var second, var end])
                {
                    // A curve stays inside of the places that pull at it.
                    foreach (double t in (double[])[0.25, 0.5, 0.75])
                    {
                        Hold(Bezier(from.X, first.X, second.X, end.X, t), Bezier(from.Y, first.Y, second.Y, end.Y, t));
                    }

                    places = [end];
                }

                foreach ((double x, double y) in places) Hold(x, y);
                from = places[^1];
            }
        }

        void Hold(double x, double y)
        {
            if (x < left) left = x - Padding;
            if (x > right) right = x + Padding;
            if (y < top) top = y - Padding;
            if (y > bottom) bottom = y + Padding;
        }
    }

    private static double Bezier(double a, double b, double c, double d, double t) =>
        (a * (1 - t) * (1 - t) * (1 - t)) + (3 * b * t * (1 - t) * (1 - t)) + (3 * c * t * t * (1 - t)) + (d * t * t * t);

    private static double Number(XElement element, string name, double otherwise) => element.Attribute(name) is { } number ? Parse(number.Value) : otherwise;

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex("[MLC][^MLC]*")]
    private static partial Regex Part();

    [GeneratedRegex("(-?[0-9.]+),(-?[0-9.]+)")]
    private static partial Regex Place();
}

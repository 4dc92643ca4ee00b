using System.Text;
using Micrograd.Graphviz.Arrangement;
using Micrograd.Pictures;

namespace Micrograd.Graphviz.Drawing;

/// <summary>A smooth line through places whose coordinates along grow.</summary>
/// <remarks>
/// Cubic pieces that keep to the range of their ends, so that the line never swings out into a neighbour:
/// F. N. Fritsch, R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on Numerical Analysis 17 (1980).
/// </remarks>
internal static class SmoothPath
{
    public static string Through(IReadOnlyList<(double Along, double Across)> places, Direction direction)
    {
        int pieces = places.Count - 1;
        double[] slopes =
        [
            .. Enumerable.Range(0, pieces)
                .Select(i => (places[i + 1].Across - places[i].Across) / Math.Max(1e-6, places[i + 1].Along - places[i].Along)),
        ];
        double[] tangents = new double[places.Count];
        (tangents[0], tangents[pieces]) = (slopes[0], slopes[pieces - 1]);
        for (int i = 1; i < pieces; i++)
        {
            // The harmonic mean keeps to three times the smaller slope, which is enough to stay monotone.
            tangents[i] = slopes[i - 1] * slopes[i] <= 0 ? 0 : 2 * slopes[i - 1] * slopes[i] / (slopes[i - 1] + slopes[i]);
        }

        var path = new StringBuilder("M").Append(Place(places[0].Along, places[0].Across));
        for (int i = 0; i < pieces; i++)
        {
            ((double along, double across), (double nextAlong, double nextAcross)) = (places[i], places[i + 1]);
            double third = (nextAlong - along) / 3;
            if (tangents[i] == slopes[i] && tangents[i + 1] == slopes[i])
            {
                path.Append('L');
            }
            else
            {
                path.Append('C').Append(Place(along + third, across + (tangents[i] * third)))
                    .Append(' ').Append(Place(nextAlong - third, nextAcross - (tangents[i + 1] * third))).Append(' ');
            }

            path.Append(Place(nextAlong, nextAcross));
        }

        return path.ToString();

        string Place(double along, double across) => Svg.Points(direction.ToPicture(along, across));
    }
}

using System.Text;
using Micrograd.Pictures;

namespace Micrograd.Charts.Traces;

/// <summary>Finds where numbers on a grid are at least as large as a level: "marching squares", with straight pieces from side to side of each cell.</summary>
internal static class ContourLines
{
    /// <summary>The closed outlines of the region as an SVG path.</summary>
    /// <param name="rows">The numbers.</param>
    /// <param name="xs">The columns' places in the picture.</param>
    /// <param name="ys">The rows' places in the picture.</param>
    /// <param name="level">The level.</param>
    public static string Outline(double[][] rows, double[] xs, double[] ys, double level)
    {
        // Beyond the grid everything is below the level, so that every line closes, along the grid's edge if it must.
        double At(int row, int column)
        {
            bool isBeyond = row < 0 || column < 0 || row >= rows.Length || column >= rows[row].Length;
            return isBeyond || !double.IsFinite(rows[row][column]) ? double.NegativeInfinity : rows[row][column];
        }

        var next = new Dictionary<Side, Side>();
        for (int row = -1; row < rows.Length; row++)
        {
            for (int column = -1; column < xs.Length; column++)
            {
                foreach ((Side from, Side to) in Pieces(row, column)) next[from] = to;
            }
        }

        var path = new StringBuilder();
        while (next.Count > 0)
        {
            Side start = next.Keys.First(), side = start;
            char command = 'M';
            string before = "";
            do
            {
                string place = Place(side);
                if (place != before) path.Append(command).Append(place);
                (before, command) = (place, 'L');
                if (!next.Remove(side, out Side following)) break;
                side = following;
            }
            while (side != start);
            path.Append('Z');
        }

        return path.ToString();

        // Pieces lead round the region in one direction, so that the end of one is the start of the next.
        IEnumerable<(Side From, Side To)> Pieces(int row, int column)
        {
            double a = At(row, column), b = At(row, column + 1), c = At(row + 1, column + 1), d = At(row + 1, column);
            int corners = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
            if (corners is 0 or 15) return [];
            Side top = new(row, column, IsUpright: false), right = new(row, column + 1, IsUpright: true);
            Side bottom = new(row + 1, column, IsUpright: false), left = new(row, column, IsUpright: true);
            bool isJoined = (a / 4) + (b / 4) + (c / 4) + (d / 4) >= level;
            return corners switch
            {
                1 => [(top, left)],
                2 => [(right, top)],
                3 => [(right, left)],
                4 => [(bottom, right)],
                5 => isJoined ? [(top, right), (bottom, left)] : [(top, left), (bottom, right)],
                6 => [(bottom, top)],
                7 => [(bottom, left)],
                8 => [(left, bottom)],
                9 => [(top, bottom)],
                10 => isJoined ? [(right, bottom), (left, top)] : [(right, top), (left, bottom)],
                11 => [(right, bottom)],
                12 => [(left, right)],
                13 => [(top, right)],
                _ => [(left, top)],
            };
        }

        string Place(Side side)
        {
            (int row, int column, bool isUpright) = side;
            (double here, double there) = (At(row, column), isUpright ? At(row + 1, column) : At(row, column + 1));
            double share = double.IsInfinity(here) ? 1 : double.IsInfinity(there) ? 0 : ((level / 2) - (here / 2)) / ((there / 2) - (here / 2));
            double x = Between(xs, column, isUpright ? 0 : share), y = Between(ys, row, isUpright ? share : 0);
            return Svg.Points((x, y));
        }
    }

    private static double Between(double[] places, int index, double share)
    {
        double here = places[Math.Clamp(index, 0, places.Length - 1)], there = places[Math.Clamp(index + 1, 0, places.Length - 1)];
        return share == 0 ? here : here + (share * (there - here));
    }

    /// <summary>The side of a cell between a corner and the one below it (upright) or right of it.</summary>
    private readonly record struct Side(int Row, int Column, bool IsUpright);
}

namespace Micrograd.Graphviz.Arrangement;

/// <summary>Where edges lead in the picture: turns "along" and "across" into x and y.</summary>
internal sealed class Direction(string rankDir)
{
    /// <summary>Whether ranks are columns.</summary>
    public bool IsSideways => rankDir is "LR" or "RL";

    /// <summary>Whether edges lead to smaller coordinates.</summary>
    public bool IsBackward => rankDir is "BT" or "RL";

    public (double X, double Y) ToPicture(double along, double across)
    {
        double directed = IsBackward ? -along : along;
        return IsSideways ? (directed, across) : (across, directed);
    }

    /// <summary>An extent in the picture as extents along and across.</summary>
    public (double Along, double Across) FromPicture(double width, double height) => IsSideways ? (width, height) : (height, width);
}

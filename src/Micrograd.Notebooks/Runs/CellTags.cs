namespace Micrograd.Notebooks.Runs;

/// <summary>Cell tags (in a cell's metadata) that say how a run is to be judged.</summary>
public static class CellTags
{
    /// <summary>The cell shows an error on purpose: an error is right there, and none is a failure. Jupyter's own tools know this tag too.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>
    /// The cell isn't run when the whole notebook is, and keeps what it shows: it asks somebody, say, or takes hours. Jupyter's own tools know this tag too.
    /// </summary>
    public const string SkipExecution = "skip-execution";

    /// <summary>The cell shows something else each time, a duration for example: only the number and the kinds of its outputs are compared.</summary>
    public const string Varies = "varies";

    /// <summary>
    /// The cell needs something that not every machine has, and shows nothing without it. Such a run is as good as any other: the saved
    /// outputs are neither compared with nothing nor replaced by it.
    /// </summary>
    public const string Optional = "optional";
}

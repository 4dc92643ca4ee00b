namespace Micrograd.Notebooks.Runs;

/// <summary>How a cell fared in a <see cref="NotebookRun"/>.</summary>
public enum CellOutcome
{
    /// <summary>Its turn did not come, because a cell before it failed.</summary>
    NotRun,

    /// <summary>It is running.</summary>
    Running,

    /// <summary>It came to its end; or, tagged <see cref="CellTags.RaisesException"/>, to its error.</summary>
    Succeeded,

    /// <summary>It did not compile, or threw.</summary>
    Failed,

    /// <summary>It came to its end although it is tagged <see cref="CellTags.RaisesException"/>.</summary>
    ErrorMissing,

    /// <summary>It ran longer than it may.</summary>
    TimedOut,

    /// <summary>It was interrupted, because the whole run was.</summary>
    Cancelled,
}

namespace Micrograd.Tool;

/// <summary>What notebooks are run for.</summary>
internal enum NotebookPurpose
{
    /// <summary>To see whether they run.</summary>
    Run,

    /// <summary>To see whether they show what they have saved.</summary>
    Check,

    /// <summary>To save what they show.</summary>
    Save,
}

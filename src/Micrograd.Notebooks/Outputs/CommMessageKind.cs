namespace Micrograd.Notebooks.Outputs;

/// <summary>The three kinds of message in a comm.</summary>
public enum CommMessageKind
{
    /// <summary>It begins.</summary>
    Open,

    /// <summary>Something is said.</summary>
    Message,

    /// <summary>It ends.</summary>
    Close,
}

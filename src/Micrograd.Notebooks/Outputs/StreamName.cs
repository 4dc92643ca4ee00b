namespace Micrograd.Notebooks;

/// <summary>The two console streams.</summary>
public enum StreamName
{
    /// <summary><c>Console.Out</c>.</summary>
    Output,

    /// <summary><c>Console.Error</c>.</summary>
    Error,
}

namespace Micrograd.Notebooks.Outputs;

/// <summary>The two console streams.</summary>
public enum StreamName
{
    /// <summary><c>Console.Out</c>.</summary>
    Output,

    /// <summary><c>Console.Error</c>.</summary>
    Error,
}

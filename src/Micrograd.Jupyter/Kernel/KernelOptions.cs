using Micrograd.Hosting.Outputs;
using Micrograd.Sessions.Packages;

namespace Micrograd.Jupyter;

/// <summary>How a kernel behaves.</summary>
public sealed record KernelOptions
{
    /// <summary>Where the history of cells is kept; null to forget it at the end.</summary>
    public string? HistoryPath { get; init; } = Path.Combine(UserData.Folder, "history.jsonl");

    /// <summary>The folder that paths in cells start from. Front ends start a kernel in the notebook's.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Gets a line for each thing that a front end's log should hold: a message that was dropped, and why.</summary>
    public Action<string> Log { get; init; } = Console.Error.WriteLine;

    /// <summary>True when the process has no other kernel or session, now or later: the first cell then comes sooner.</summary>
    public bool IsAlone { get; init; }

    internal OutputLimits Limits { get; init; } = new();
}

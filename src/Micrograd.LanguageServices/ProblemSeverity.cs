namespace Micrograd.LanguageServices;

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>The cell runs, and may not do what its writer meant.</summary>
    Warning,

    /// <summary>The cell won't run.</summary>
    Error,
}

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Errors;

/// <summary>Carries a finished report out of nested files.</summary>
internal sealed class ReportedException(ErrorOutput report, Exception cause) : Exception(report.Message, cause)
{
    /// <summary>What the reader is told.</summary>
    public ErrorOutput Report { get; } = report;
}

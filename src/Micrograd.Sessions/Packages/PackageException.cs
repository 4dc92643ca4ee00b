namespace Micrograd.Sessions.Packages;

/// <summary>A package can't be used in the session. The message says which, why, and what to do.</summary>
/// <param name="message">What a reader is told.</param>
/// <param name="package">The name of the package that it is about, when there is one.</param>
/// <param name="cause">What went wrong underneath.</param>
internal sealed class PackageException(string message, string? package = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The name of the package that it is about, or null.</summary>
    public string? Package { get; } = package;
}

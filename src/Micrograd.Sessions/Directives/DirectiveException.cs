namespace Micrograd.Sessions.Directives;

/// <summary>A directive can't be followed.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="cause">What was thrown underneath.</param>
public sealed class DirectiveException(string message, Exception? cause = null) : Exception(message, cause);

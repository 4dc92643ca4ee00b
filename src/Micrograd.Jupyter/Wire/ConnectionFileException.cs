namespace Micrograd.Jupyter;

/// <summary>A kernel can't listen where its connection file says. The message says why.</summary>
/// <param name="message">What was found, and where.</param>
/// <param name="cause">What it was found by.</param>
public sealed class ConnectionFileException(string message, Exception? cause = null) : Exception(message, cause);

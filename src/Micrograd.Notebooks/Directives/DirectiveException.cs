namespace Micrograd.Notebooks;

/// <summary>A directive can't be followed. The message says why and what to do.</summary>
internal sealed class DirectiveException(string message, Exception? cause = null) : Exception(message, cause);

namespace Micrograd.Jupyter;

/// <summary>Frames arrived that are no Jupyter message, or one that somebody else signed.</summary>
internal sealed class MessageFormatException(string message, Exception? cause = null) : Exception(message, cause);

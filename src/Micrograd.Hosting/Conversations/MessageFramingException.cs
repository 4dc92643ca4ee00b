namespace Micrograd.Hosting.Conversations;

/// <summary>A stream of messages can't be followed any further: where the next one begins is not known.</summary>
/// <param name="message">What was found, and what was expected.</param>
public sealed class MessageFramingException(string message) : Exception(message);

namespace Micrograd.Sessions.Submissions;

/// <summary>A cell asks for a version of C# that it can't be written in.</summary>
internal sealed class LanguageVersionException(string message) : Exception(message);

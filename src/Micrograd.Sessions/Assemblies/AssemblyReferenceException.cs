namespace Micrograd.Sessions.Assemblies;

/// <summary>An assembly can't be referred to. The message says which, why, and what to do.</summary>
internal sealed class AssemblyReferenceException(string message, Exception? cause = null) : Exception(message, cause);

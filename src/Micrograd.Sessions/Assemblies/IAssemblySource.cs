using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Assemblies;

/// <summary>The assemblies that every cell may use: the class library and the session's own. A host without a file system brings its own.</summary>
public interface IAssemblySource
{
    /// <summary>The simple names of all of them, such as <c>System.Linq</c>.</summary>
    IReadOnlySet<string> Names { get; }

    /// <summary>
    /// An assembly to compile against: a new reference at each call. Roslyn hands the types of a shared one from session to session, and a
    /// cell would then meet two types of the same name.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="cancellationToken">Ends a slow transfer.</param>
    ValueTask<PortableExecutableReference> ReferenceAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>An assembly's bytes, of which each session loads a copy of its own.</summary>
    /// <param name="name">One of <see cref="Names"/> that isn't part of the class library.</param>
    /// <param name="cancellationToken">Ends a slow transfer.</param>
    ValueTask<byte[]> ImageAsync(string name, CancellationToken cancellationToken = default);
}

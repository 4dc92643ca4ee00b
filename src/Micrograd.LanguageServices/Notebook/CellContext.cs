using System.Collections.Immutable;

using Micrograd.Sessions;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>What a cell sees.</summary>
/// <param name="State">The C# before it, and what it can refer to.</param>
/// <param name="HasLoaded">True for the full path of a file that was loaded before it.</param>
/// <param name="IsUnknown">True when something before it brings what can't be read before it runs: a package.</param>
/// <param name="Beyond">
/// What it could name besides, and doesn't: the declarations of code that the session has run and that isn't taken into <paramref name="State"/>.
/// </param>
internal sealed record CellContext(SessionState State, Func<string, bool> HasLoaded, bool IsUnknown, Lazy<ImmutableArray<ISymbol>> Beyond)
{
    private static readonly Lazy<ImmutableArray<ISymbol>> Nothing = new([]);

    /// <summary>For code that is no cell of a notebook: it sees all that the session has run.</summary>
    public static CellContext Of(CSharpSession session, SessionState state) => new(state, session.Runner.HasLoaded, IsUnknown: false, Nothing);
}

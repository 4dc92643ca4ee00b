using System.Collections.Immutable;

using Micrograd.LanguageServices;
using Micrograd.Sessions;
using Micrograd.Sessions.Directives;

namespace Micrograd.Hosting.Directives;

/// <summary>The directives that every host of this project adds to a session's own, for <see cref="Micrograd.Sessions.SessionOptions.Directives"/>.</summary>
public static class HostDirectives
{
    /// <summary><c>#!dot</c> and <c>#!help</c>.</summary>
    public static ImmutableArray<Directive> All { get; } = [DotDirective.Instance, HelpDirective.Instance];
}

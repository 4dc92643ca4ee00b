using System.Collections.Immutable;

namespace Micrograd.Lab.Sites;

/// <summary>The files of the site, by their addresses below its root.</summary>
/// <param name="Files">Addresses such as <c>app/main.js</c>, each with what gives the file's bytes.</param>
internal sealed record Site(ImmutableSortedDictionary<string, ISiteFile> Files);

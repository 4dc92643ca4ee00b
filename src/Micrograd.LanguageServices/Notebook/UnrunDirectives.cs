using System.Collections.Concurrent;
using System.Collections.Immutable;

using Micrograd.Sessions;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Errors;
using Micrograd.Sessions.Packages;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.LanguageServices;

/// <summary>
/// What the directives of a cell that is being edited will bring: assemblies to refer to and scripts that run first. They are read, and not followed:
/// the first cell of a notebook, which loads what all others need, is no wall of errors before it has run.
/// </summary>
internal sealed class UnrunDirectives(CSharpSession session)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<(string Name, PortableExecutableReference Reference)>> _assemblies =
        new(StringComparer.Ordinal);

    /// <summary>True for a file that stands as it was read.</summary>
    public bool IsSame(ReadFile file) => session.Options.Files.Version(file.Path) == file.Version;

    /// <summary>Reads what some parts of a cell bring.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="context">What they stand in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<UnrunCode> ReadAsync(IEnumerable<CellPart> parts, CellContext context, CancellationToken cancellationToken)
    {
        var reading = new Reading(context);
        foreach (CellPart part in parts)
        {
            if (part is CSharpPart own)
            {
                reading.Pieces.Add(new UnrunPiece(own, own.Code, null, reading.Language));
            }
            else if (part is DirectivePart directive)
            {
                await ReadAsync(directive, directive, session.Options.Folder, reading, cancellationToken).ConfigureAwait(false);
            }
        }

        return new UnrunCode(
            reading.Pieces.ToImmutable(),
            reading.References.ToImmutable(),
            [.. reading.Files.Select(file => new ReadFile(file.Key, file.Value))],
            reading.Problems.ToImmutable(),
            reading.IsUnknown,
            reading.Language);
    }

    private async Task ReadAsync(DirectivePart part, DirectivePart ofCell, string folder, Reading reading, CancellationToken cancellationToken)
    {
        string named = part.Argument;
        try
        {
            if (part.Problem is { } problem) throw new DirectiveException(problem);
            if (named.Length == 0) return;
            switch (part.Name)
            {
                case BuiltInDirectives.Reference when SessionPackages.IsPackage(named):
                    reading.IsUnknown |= !session.Runner.IsPackageLoaded(SessionPackages.Parse(named).Name);
                    break;
                case BuiltInDirectives.Reference when !session.Runner.IsPlatform(named):
                    await ReferAsync(FullPath(named, folder), reading, cancellationToken).ConfigureAwait(false);
                    break;
                case BuiltInDirectives.Load or BuiltInDirectives.Import:
                    await LoadAsync(FullPath(named, folder), ofCell, reading, cancellationToken).ConfigureAwait(false);
                    break;
                case BuiltInDirectives.Property:
                    reading.Language = CellLanguageVersion.Of(named);
                    break;
            }
        }
        catch (Exception exception) when (CellInterpreter.IsOfDirective(exception)
            || exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            reading.IsUnknown = true;
            int column = ofCell.Source.IndexOf(ofCell.Name, StringComparison.Ordinal) + 1;
            int end = ofCell.Source.TrimEnd().Length + 1;
            reading.Problems.Add(new CellProblem(
                ofCell.Line, column, ofCell.Line, end, ProblemSeverity.Error, "DirectiveError", exception.Message));
        }
    }

    private async Task ReferAsync(string path, Reading reading, CancellationToken cancellationToken)
    {
        if (reading.Known.Contains(Path.GetFileNameWithoutExtension(path))) return;
        if (!_assemblies.TryGetValue(path, out ImmutableArray<(string Name, PortableExecutableReference Reference)> found))
        {
            var libraries = session.Runner.LookAtLibraries();
            ImmutableArray<string> names = await libraries.AddAsync(path, cancellationToken).ConfigureAwait(false);
            found = _assemblies.GetOrAdd(path, [.. names.Zip(libraries.References)]);
        }

        foreach ((string name, PortableExecutableReference reference) in found)
        {
            if (reading.Known.Add(name)) reading.References.Add(reference);
        }
    }

    private async Task LoadAsync(string path, DirectivePart ofCell, Reading reading, CancellationToken cancellationToken)
    {
        // Told before it is read: one that is written meanwhile is read again.
        if (reading.Context.HasLoaded(path) || !reading.Files.TryAdd(path, session.Options.Files.Version(path))) return;
        byte[] content = await session.Options.Files.ReadAsync(path, cancellationToken).ConfigureAwait(false) ?? throw new DirectiveException($"There is no file {path}.");
        foreach (CellSource source in LoadedFile.Read(content, path))
        {
            foreach (CellPart part in CellReader.Read(source.Code, session.Runner.Directives, session.Runner.Directives.OfLanguage(source.Language)))
            {
                if (part is CSharpPart piece)
                {
                    reading.Pieces.Add(new UnrunPiece(null, piece.Code, path, reading.Language));
                }
                else if (part is DirectivePart directive)
                {
                    await ReadAsync(directive, ofCell, Path.GetDirectoryName(path) ?? "", reading, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static string FullPath(string path, string folder) => Path.GetFullPath(path, Path.GetFullPath(folder));

    private sealed class Reading(CellContext context)
    {
        public CellContext Context { get; } = context;

        public ImmutableArray<UnrunPiece>.Builder Pieces { get; } = ImmutableArray.CreateBuilder<UnrunPiece>();

        public ImmutableArray<MetadataReference>.Builder References { get; } = ImmutableArray.CreateBuilder<MetadataReference>();

        public ImmutableArray<CellProblem>.Builder Problems { get; } = ImmutableArray.CreateBuilder<CellProblem>();

        public Dictionary<string, string?> Files { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Known { get; } = new(
            context.State.References.OfType<PortableExecutableReference>().Select(reference => Path.GetFileNameWithoutExtension(reference.FilePath ?? "")),
            StringComparer.OrdinalIgnoreCase);

        public bool IsUnknown { get; set; }

        public LanguageVersion Language { get; set; } = context.State.Language;
    }
}

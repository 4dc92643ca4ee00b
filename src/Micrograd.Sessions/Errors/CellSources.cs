using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Submissions;

namespace Micrograd.Sessions.Errors;

/// <summary>The text of what has run in a session, and which line of it a running method is at.</summary>
internal sealed class CellSources
{
    private readonly ConcurrentDictionary<string, CellSource> _texts = new();
    private readonly ConcurrentDictionary<string, Compiled> _submissions = new();

    /// <summary>Remembers a text. A later one of the same name takes its place, and what was compiled of it keeps the one that it came from.</summary>
    public void Add(CellSource source) => _texts[source.Name] = source;

    /// <summary>Remembers the symbols of a submission compiled from the text of a name, and the cell that it is of.</summary>
    public void Add(Submission submission, CellScope cell, string name) =>
        _submissions[submission.Name] = new Compiled(submission.Symbols.ToArray(), submission.Columns, cell, Find(name));

    /// <summary>The last text of a name; an empty one where nothing has that name.</summary>
    public CellSource Find(string name) => _texts.TryGetValue(name, out CellSource? source) ? source : new CellSource(name, "");

    /// <summary>True when a method comes from a submission.</summary>
    public bool Holds(MethodBase method) => CellOf(method) is not null;

    /// <summary>The cell that a method stands in, or null when it comes from no submission.</summary>
    public CellScope? CellOf(MethodBase method) => Of(method)?.Cell;

    /// <summary>Where in a source text an instruction of a method stands.</summary>
    public (CellSource Source, int Line, int Column)? Find(MethodBase method, int offset)
    {
        if (Of(method) is not { } submission) return null;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(submission.Symbols, writable: false));
        MetadataReader reader = provider.GetMetadataReader();
        var handle = (MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken);
        SequencePoint? best = null;
        foreach (SequencePoint point in reader.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints())
        {
            if (point.IsHidden) continue;
            if (best is not null && point.Offset > offset) break;
            best = point;
        }

        if (best is not { StartLine: var line, StartColumn: var column }) return null;
        return (submission.Source, line, submission.Columns?.Written(line, column) ?? column);
    }

    private Compiled? Of(MethodBase method) =>
        method.Module.Assembly.GetName().Name is { } name && _submissions.TryGetValue(name, out Compiled? submission) ? submission : null;

    private sealed record Compiled(byte[] Symbols, WrittenPlaces? Columns, CellScope Cell, CellSource Source);
}

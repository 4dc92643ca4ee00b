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
    private readonly ConcurrentDictionary<string, string[]> _lines = new();
    private readonly ConcurrentDictionary<string, (byte[] Symbols, CellScope Cell)> _submissions = new();

    /// <summary>Remembers a source text under the name that places in it are given.</summary>
    public void Add(string path, string code) => _lines[path] = code.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Remembers the symbols of a compiled submission, and the cell that it is of.</summary>
    public void Add(Submission submission, CellScope cell) => _submissions[submission.Name] = (submission.Symbols.ToArray(), cell);

    /// <summary>A line of a source text, counted from 1, or null when there is none.</summary>
    public string? Line(string path, int line) => _lines.TryGetValue(path, out string[]? lines) && line >= 1 && line <= lines.Length ? lines[line - 1] : null;

    /// <summary>True when a method comes from a submission.</summary>
    public bool Holds(MethodBase method) => CellOf(method) is not null;

    /// <summary>The cell that a method stands in, or null when it comes from no submission.</summary>
    public CellScope? CellOf(MethodBase method) =>
        method.Module.Assembly.GetName().Name is { } name && _submissions.TryGetValue(name, out var submission) ? submission.Cell : null;

    /// <summary>Where in a source text an instruction of a method stands.</summary>
    public (string Path, int Line)? Find(MethodBase method, int offset)
    {
        if (method.Module.Assembly.GetName().Name is not { } name || !_submissions.TryGetValue(name, out var submission)) return null;
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

        return best is { } found ? (reader.GetString(reader.GetDocument(found.Document).Name), found.StartLine) : null;
    }
}

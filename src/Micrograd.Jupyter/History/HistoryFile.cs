using System.Text;
using System.Text.Json;

namespace Micrograd.Jupyter;

/// <summary>
/// The cells that were run in this kernel and in those before it: one line of JSON each. Several kernels may write to the file at the same time.
/// A history that can't be kept is no reason not to run.
/// </summary>
internal sealed class HistoryFile
{
    /// <summary>How many cells are kept when a kernel starts.</summary>
    public const int Kept = 10_000;

    private const int LongestOutput = 10_000;

    private readonly Lock _gate = new();
    private readonly string? _path;
    private readonly List<HistoryEntry> _entries;

    /// <summary>Begins a new life.</summary>
    /// <param name="path">The file; null to remember for as long as the kernel lives.</param>
    public HistoryFile(string? path)
    {
        _path = path;
        _entries = [];
        if (path is null)
        {
            Session = 1;
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using FileStream alone = OpenAlone(path);
            _entries = Read(alone);
            Session = (_entries.Count == 0 ? 0 : _entries.Max(entry => entry.Session)) + 1;
            if (_entries.Count > 2 * Kept)
            {
                _entries.RemoveRange(0, _entries.Count - Kept);
                alone.SetLength(0);
                foreach (HistoryEntry entry in _entries) alone.Write(Line(entry));
            }

            // Claims the number: another kernel that starts now takes the next.
            alone.Seek(0, SeekOrigin.End);
            alone.Write(Line(new HistoryEntry(Session, 0, "")));
            _entries.RemoveAll(entry => entry.Line == 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _path = null;
            Session = 1;
        }
    }

    /// <summary>This life's number.</summary>
    public int Session { get; }

    /// <summary>Remembers a cell.</summary>
    public void Add(int line, string source, string? output)
    {
        var entry = new HistoryEntry(Session, line, source, output is { Length: > LongestOutput } ? output[..LongestOutput] : output);
        lock (_gate)
        {
            _entries.Add(entry);
            if (_path is null) return;
            try
            {
                using FileStream alone = OpenAlone(_path);
                alone.Seek(0, SeekOrigin.End);
                alone.Write(Line(entry));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The disk is full, say: the cell is in memory at least.
            }
        }
    }

    /// <summary>The last cells.</summary>
    /// <param name="count">How many; all when null.</param>
    public IReadOnlyList<HistoryEntry> Tail(int? count)
    {
        lock (_gate) return [.. _entries.TakeLast(count ?? int.MaxValue)];
    }

    /// <summary>Some cells of one life.</summary>
    /// <param name="session">Its number; 0 for this one, -1 for the one before, and so on.</param>
    /// <param name="start">The first line.</param>
    /// <param name="stop">The line after the last; all when null.</param>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop)
    {
        int wanted = session > 0 ? session : Session + session;
        lock (_gate) return [.. _entries.Where(entry => entry.Session == wanted && entry.Line >= start && (stop is null || entry.Line < stop))];
    }

    /// <summary>The last cells that match a pattern.</summary>
    /// <param name="pattern">Text in which <c>*</c> stands for any text and <c>?</c> for any character.</param>
    /// <param name="count">How many; all when null.</param>
    /// <param name="unique">Each text once, where it stands last.</param>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int? count, bool unique)
    {
        lock (_gate)
        {
            IEnumerable<HistoryEntry> found = _entries.Where(entry =>
                System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, entry.Source, ignoreCase: false));
            if (unique) found = found.Reverse().DistinctBy(entry => entry.Source).Reverse();
            return [.. found.TakeLast(count ?? int.MaxValue)];
        }
    }

    private static FileStream OpenAlone(string path)
    {
        // Another kernel holds the file for a few milliseconds.
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 20)
            {
                Thread.Sleep(25);
            }
        }
    }

    private static List<HistoryEntry> Read(FileStream file)
    {
        var entries = new List<HistoryEntry>();
        using var lines = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        while (lines.ReadLine() is { } line)
        {
            try
            {
                if (JsonSerializer.Deserialize(line, MessageJson.Default.HistoryEntry) is { } entry) entries.Add(entry);
            }
            catch (JsonException)
            {
                // A line that a kernel didn't finish when the power went.
            }
        }

        return entries;
    }

    private static byte[] Line(HistoryEntry entry) => [.. JsonSerializer.SerializeToUtf8Bytes(entry, MessageJson.Default.HistoryEntry), (byte)'\n'];
}

/// <summary>A cell that was run.</summary>
/// <param name="Session">The number of the kernel's life that it was run in: each start of a kernel has the next one.</param>
/// <param name="Line">Its execution count; 0 for the mark that a life begins with.</param>
/// <param name="Source">Its text.</param>
/// <param name="Output">The plain text of its result; null when it had none.</param>
internal sealed record HistoryEntry(int Session, int Line, string Source, string? Output = null);

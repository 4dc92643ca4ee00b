using System.Collections.Concurrent;

using Micrograd.Hosting.Directives;
using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Course.Tests;

/// <summary>A chapter that was run from top to bottom, once for all tests.</summary>
internal sealed class Chapter
{
    private static readonly ConcurrentDictionary<string, ChapterSession> Sessions = new();
    private static readonly ConcurrentDictionary<string, Lazy<Task<Chapter>>> Runs = new();

    private Chapter(string file, NotebookRun run)
    {
        if (run.Failure is { } failure) Assert.Fail($"{file}, cell {failure.Cell.Id}:\n{failure.Cell.Source}\n{failure.Problem}\n{string.Join('\n', failure.Error?.Traceback ?? [])}");
        NotebookRun = run;
    }

    /// <summary>The run, with every cell's outputs.</summary>
    public NotebookRun NotebookRun { get; }

    /// <summary>Runs a chapter as its readers do: in a fresh session, all cells.</summary>
    /// <param name="chapter">Its number with two digits, or its file's name.</param>
    public static Task<Chapter> Run(string chapter) => Runs.GetOrAdd(FileOf(chapter), file => new(() => RunInItsSession(file, Read(file)))).Value;

    /// <summary>Runs a chapter in a session of its own, which ends with it.</summary>
    /// <param name="chapter">Its number with two digits, or its file's name.</param>
    /// <param name="change">What is changed in it before.</param>
    public static async Task<Chapter> RunFresh(string chapter, Action<NotebookDocument>? change = null)
    {
        NotebookDocument document = Read(FileOf(chapter));
        change?.Invoke(document);
        using var session = new CSharpSession(new SessionOptions { Folder = Clone.Notebooks, Directives = HostDirectives.All });
        return new Chapter(chapter, await NotebookRun.ExecuteAsync(document, session.ExecuteAsync, ChapterSession.Options));
    }

    /// <summary>Runs a chapter as a reader does who has run all of it, changes something, and runs what stands from there on again.</summary>
    /// <param name="chapter">Its number with two digits, or its file's name.</param>
    /// <param name="change">What the reader changes.</param>
    public static async Task<Chapter> RunChanged(string chapter, Action<NotebookDocument> change)
    {
        await Run(chapter);
        string file = FileOf(chapter);
        NotebookDocument document = Read(file);
        change(document);
        return await RunInItsSession(file, document);
    }

    /// <summary>Runs a chapter as a reader does who changes something in one cell, and runs it and all below again.</summary>
    /// <param name="chapter">Its number with two digits, or its file's name.</param>
    /// <param name="cell">The cell's id.</param>
    /// <param name="from">What the reader changes.</param>
    /// <param name="to">Into what.</param>
    public static Task<Chapter> RunWith(string chapter, string cell, string from, string to) => RunChanged(chapter, document =>
    {
        NotebookCell changed = document.Cells.Single(other => other.Id == cell);
        Assert.Contains(from, changed.Source, StringComparison.Ordinal);
        changed.Source = changed.Source.Replace(from, to, StringComparison.Ordinal);
    });

    /// <summary>A cell by its id.</summary>
    public CellRun this[string id] => NotebookRun.Cells.SingleOrDefault(cell => cell.Cell.Id == id)
        ?? throw new KeyNotFoundException($"There is no code cell {id}. There are: {string.Join(", ", NotebookRun.Cells.Select(cell => cell.Cell.Id))}.");

    /// <summary>The text that a cell writes to the console.</summary>
    public string Printed(string id) =>
        string.Concat(this[id].Outputs.OfType<StreamOutput>().Where(output => output.Stream == StreamName.Output).Select(output => output.Text));

    /// <summary>The lines that a cell writes to the console.</summary>
    public string[] Lines(string id) => Printed(id).TrimEnd('\n').Split('\n');

    /// <summary>The text of a cell's trailing expression.</summary>
    public string Result(string id) => Assert.Single(this[id].Outputs.OfType<ResultOutput>()).Data.PlainText;

    /// <summary>All that a cell displays, its trailing expression included.</summary>
    public MimeBundle[] Shown(string id) => [.. this[id].Outputs.Select(Bundle).OfType<MimeBundle>()];

    /// <summary>The DOT text of the only graph that a cell shows.</summary>
    public string Dot(string id) => Assert.Single(Shown(id), bundle => bundle[MimeTypes.Svg] is not null).PlainText;

    /// <summary>The figure of the only chart that a cell shows.</summary>
    public Figure Chart(string id) => new(Assert.Single(Shown(id), bundle => bundle[Figure.MimeType] is not null)[Figure.MimeType]!);

    /// <summary>What an output displays, or null when it is text or an error.</summary>
    public static MimeBundle? Bundle(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data,
        ResultOutput result => result.Data,
        _ => null,
    };

    private static async Task<Chapter> RunInItsSession(string file, NotebookDocument document) =>
        new(file, await Sessions.GetOrAdd(file, _ => new ChapterSession()).RunAsync(document));

    private static NotebookDocument Read(string file) => NotebookFile.Read(Path.Combine(Clone.Notebooks, file));

    private static string FileOf(string chapter) => Course.Files.Single(file => file.StartsWith(chapter, StringComparison.Ordinal));
}

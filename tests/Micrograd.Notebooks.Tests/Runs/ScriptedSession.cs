using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;

namespace Micrograd.Notebooks.Tests.Runs;

/// <summary>A session whose cells are lines of a small script, so that a run can be tested without a compiler.</summary>
internal static class ScriptedSession
{
    /// <summary>
    /// Knows <c>out TEXT</c>, <c>err TEXT</c>, <c>show ID TEXT</c>, <c>update ID TEXT</c>, <c>clear</c>, <c>value TEXT</c>, <c>fail TEXT</c>, <c>wait</c>
    /// (until it is interrupted) and <c>hang</c> (for ever).
    /// </summary>
    public static async Task<CellStatus> ExecuteAsync(NotebookCell cell, Action<CellOutput> show, CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (string[] words in cell.Source.Split('\n').Select(line => line.Split(' ', 3)))
        {
            string rest = string.Join(' ', words.Skip(1));
            switch (words[0])
            {
                case "out":
                    show(new StreamOutput(StreamName.Output, rest + "\n"));
                    break;
                case "err":
                    show(new StreamOutput(StreamName.Error, rest + "\n"));
                    break;
                case "show":
                    show(new DisplayOutput(new MimeBundle(MimeTypes.PlainText, words[2]), words[1]));
                    break;
                case "update":
                    show(new DisplayUpdate(words[1], new MimeBundle(MimeTypes.PlainText, words[2])));
                    break;
                case "clear":
                    show(new ClearOutput(Wait: true));
                    break;
                case "value":
                    show(new ResultOutput(new MimeBundle(MimeTypes.PlainText, rest)));
                    break;
                case "fail":
                    show(new ErrorOutput("System.Exception", rest, [rest, "  line 1"], 1));
                    return CellStatus.Failed;
                case "wait":
                    await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
                    show(new ErrorOutput("Interrupted", "The cell was interrupted.", []));
                    return CellStatus.Cancelled;
                case "hang":
                    await Task.Delay(Timeout.Infinite, CancellationToken.None);
                    break;
                default:
                    throw new ArgumentException($"The script has an unknown word: {words[0]}", nameof(cell));
            }
        }

        return CellStatus.Succeeded;
    }

    /// <summary>A notebook with these code cells.</summary>
    public static NotebookDocument Notebook(params string[] cells)
    {
        var document = new NotebookDocument();
        foreach (string cell in cells) document.InsertCell(document.Cells.Count, CellKind.Code, cell);
        return document;
    }

    public static NotebookCell Tag(this NotebookCell cell, string tag)
    {
        cell.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray(tag);
        return cell;
    }
}

using System.Collections.Immutable;
using System.Text;

using Micrograd.Notebooks.Documents;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Errors;

namespace Micrograd.Sessions;

/// <summary>A file that <c>#load</c> or <c>#!import</c> names: a script, or a notebook, whose code cells run one after the other.</summary>
internal static class LoadedFile
{
    /// <summary>What it has to run.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="file">Its path: the ending says what it is.</param>
    /// <exception cref="DirectiveException">It isn't a notebook, and should be one.</exception>
    public static ImmutableArray<CellSource> Read(byte[] content, string file)
    {
        string name = Path.GetFileName(file);
        if (!Path.GetExtension(file).Equals(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            return [new CellSource(name, Encoding.UTF8.GetString(content).TrimStart('\uFEFF')) { File = file }];
        }

        try
        {
            IEnumerable<NotebookCell> cells = NotebookDocument.Parse(content, file).Cells.Where(cell => cell.Kind == CellKind.Code);
            return
            [
                .. cells.Select((cell, place) =>
                    new CellSource($"{name}, cell {place + 1}", cell.Source) { Language = cell.Language, Id = cell.Id, File = file }),
            ];
        }
        catch (NotebookFormatException exception)
        {
            throw new DirectiveException(exception.Message, exception);
        }
    }
}

namespace Micrograd.Notebooks.Documents;

/// <summary>Reads and writes <c>.ipynb</c> files.</summary>
public static class NotebookFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="NotebookFormatException">It is no notebook of format 4.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static NotebookDocument Read(string path) => NotebookDocument.Parse(File.ReadAllBytes(path), path);

    /// <summary>Writes a file, whole or not at all: a reader never sees half of it. Its permissions stay, a link stays a link.</summary>
    /// <exception cref="IOException">It can't be written; what was there before is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Write(string path, NotebookDocument document) => WriteAll([KeyValuePair.Create(path, document)]);

    /// <summary>Writes several files, all or none.</summary>
    /// <exception cref="IOException">One can't be written; all are as they were before.</exception>
    /// <exception cref="UnauthorizedAccessException">One must not be written; all are as they were before.</exception>
    public static void WriteAll(params IEnumerable<KeyValuePair<string, NotebookDocument>> documents)
    {
        List<StagedFile> staged = [];
        try
        {
            // Whatever can fail (space, permissions) fails here, before the first file is touched.
            foreach ((string path, NotebookDocument document) in documents) staged.Add(StagedFile.Create(path, document.ToBytes()));
            foreach (StagedFile file in staged) file.Commit();
        }
        catch
        {
            foreach (StagedFile file in staged) file.Undo();
            throw;
        }
    }
}

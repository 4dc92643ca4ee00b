namespace Micrograd.Tool;

/// <summary>Finds the notebooks that a command line means.</summary>
internal static class NotebookPaths
{
    private static readonly string[] BuildOutput = ["artifacts", "bin", "obj", "node_modules"];

    /// <summary>The notebooks in the order in which they were given, those of a folder by name.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="problems">What is wrong with the paths; empty when nothing is.</param>
    public static IReadOnlyList<NotebookPath> Find(IEnumerable<string> paths, out IReadOnlyList<string> problems)
    {
        List<NotebookPath> found = [];
        List<string> wrong = [];
        foreach (string path in paths.SelectMany(Matches))
        {
            if (Directory.Exists(path))
            {
                int before = found.Count;
                found.AddRange(InFolder(path).Select(file => new NotebookPath(file, IsNamed: false)));
                if (found.Count == before) wrong.Add($"{path}: no notebooks (*.ipynb) in this folder.");
            }
            else if (!File.Exists(path))
            {
                wrong.Add($"{path}: no such file or folder.");
            }
            else if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            {
                wrong.Add($"{path}: not a notebook; its name must end in .ipynb.");
            }
            else
            {
                found.Add(new NotebookPath(path, IsNamed: true));
            }
        }

        problems = wrong;
        return [.. found.DistinctBy(notebook => notebook.FullPath)];
    }

    // Windows' shells leave it to the program to find what `*.ipynb` means.
    private static IEnumerable<string> Matches(string path)
    {
        string name = Path.GetFileName(path), folder = Path.GetDirectoryName(path) ?? "";
        var place = new DirectoryInfo(Path.Combine(Environment.CurrentDirectory, folder));
        if (name.AsSpan().IndexOfAny('*', '?') < 0 || File.Exists(path) || !place.Exists) return [path];
        string[] found = [.. place.EnumerateFiles(name).Select(file => Path.Combine(folder, file.Name)).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : [path];
    }

    private static IEnumerable<string> InFolder(string folder)
    {
        IEnumerable<string> here = Directory.EnumerateFiles(folder, "*.ipynb").Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal);
        IEnumerable<string> below = new DirectoryInfo(folder).EnumerateDirectories()
            .Where(child => !child.Name.StartsWith('.') && !BuildOutput.Contains(child.Name) && child.LinkTarget is null)
            .OrderBy(child => child.Name, StringComparer.Ordinal)
            .SelectMany(child => InFolder(Path.Combine(folder, child.Name)));
        return here.Concat(below);
    }
}

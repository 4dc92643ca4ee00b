using System.Collections.Immutable;

namespace Micrograd.Tool;

/// <summary>The files of the extension for VS Code, by their place in it.</summary>
internal static class ExtensionContents
{
    /// <summary>The folder with the command that the extension starts.</summary>
    public const string Server = "server/";

    /// <summary>The folder with the course, laid out as the paths in its chapters want it.</summary>
    public const string Course = "course/";

    private const string Plotly = "renderers/vendor/plotly.js";

    // What only those need who work on the extension.
    private static readonly ImmutableArray<string> WorkFolders = ["node_modules", "tests", "types", "bin", "obj"];
    private static readonly ImmutableArray<string> WorkFiles = ["package-lock.json", "eslint.config.js"];
    private static readonly ImmutableArray<string> Torch = ["Micrograd.Torch.dll", "TorchSharp.dll"];

    /// <summary>Gathers them.</summary>
    /// <param name="clone">The clone, built.</param>
    /// <param name="server">The folder that the command was published to.</param>
    /// <exception cref="InvalidDataException">A part of the clone is missing.</exception>
    public static ImmutableSortedDictionary<string, byte[]> Gather(string clone, string server)
    {
        string course = Path.Combine(clone, "artifacts", "course");
        ImmutableSortedDictionary<string, byte[]>.Builder files = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        AddExtension(files, Existing(Path.Combine(clone, "src", "Micrograd.VSCode")));
        files["LICENSE.txt"] = File.ReadAllBytes(Path.Combine(clone, "LICENSE"));
        Add(files, Server, Existing(server), "*");
        Add(files, Course + "notebooks/", Existing(Path.Combine(clone, "notebooks")), "*.ipynb");
        Add(files, Course + "notebooks/", Path.Combine(clone, "notebooks"), "*.csx");
        Add(files, Course + "artifacts/course/", Existing(course), "*.dll");

        // With the documentation that completions show.
        Add(files, Course + "artifacts/course/", course, "*.xml");
        foreach (string name in Torch) files[Course + "artifacts/torch/" + name] = File.ReadAllBytes(Existing(Path.Combine(clone, "artifacts", "torch", name)));
        files[Plotly] = PlotlyScript.ReadModule(Existing(Path.Combine(course, "Plotly.NET.dll")));
        return files.ToImmutable();
    }

    private static void AddExtension(ImmutableSortedDictionary<string, byte[]>.Builder files, string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Name(folder, path);
            string[] parts = name.Split('/');
            bool isForWork = WorkFolders.Contains(parts[0]) || parts.Any(part => part.StartsWith('.')) || name.EndsWith(".d.ts", StringComparison.Ordinal)
                || (parts.Length == 1 && (WorkFiles.Contains(name) || name.StartsWith("tsconfig", StringComparison.Ordinal)));
            if (!isForWork) files[name] = File.ReadAllBytes(path);
        }
    }

    private static void Add(ImmutableSortedDictionary<string, byte[]>.Builder files, string place, string folder, string pattern)
    {
        SearchOption depth = place == Server ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        foreach (string path in Directory.EnumerateFiles(folder, pattern, depth)) files[place + Name(folder, path)] = File.ReadAllBytes(path);
    }

    private static string Name(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static string Existing(string path) => Path.Exists(path)
        ? path
        : throw new InvalidDataException($"There is no {path}, which belongs into the extension. Build the command in its clone: dotnet build src/Micrograd.Tool");
}

using System.Text.Json;
using Micrograd.Jupyter;

namespace Micrograd.Tool;

/// <summary>
/// An installed copy of this program, in a folder of its own: the program, a lock that whoever uses it holds, and a list of the specs that were made for it.
/// </summary>
internal sealed class KernelProgram
{
    private const string LockName = "in-use.lock";

    private readonly string _folder;

    private KernelProgram(string folder) => _folder = folder;

    /// <summary>The folder's name, which no other installation has: a spec that mentions it starts this program.</summary>
    public string Name => Path.GetFileName(_folder);

    /// <summary>Where the program's files lie.</summary>
    public string Files => Path.Combine(_folder, "program");

    /// <summary>Where it is built.</summary>
    public string Build => Path.Combine(_folder, "build");

    private string LockFile => Path.Combine(_folder, LockName);

    private string SpecsFile => Path.Combine(_folder, "specs.json");

    /// <summary>A new one, still empty, for a spec. Nobody takes it away before <paramref name="installation"/> is disposed of.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public static KernelProgram Create(string root, KernelSpecFolder spec, out IDisposable installation)
    {
        var program = new KernelProgram(Path.Combine(root, $"{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Guid.NewGuid():N}"[..24]));

        // The list comes last: a folder without it is nobody's to take away.
        Directory.CreateDirectory(program._folder);
        File.WriteAllBytes(program.LockFile, []);
        installation = Hold(program.LockFile);
        File.WriteAllBytes(program.SpecsFile, JsonSerializer.SerializeToUtf8Bytes<string[]>([spec.Path]));
        return program;
    }

    /// <summary>Those that are there. A folder of an earlier version, which kept no list, isn't among them.</summary>
    public static IReadOnlyList<KernelProgram> All(string root) =>
        Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)
            .Select(folder => new KernelProgram(folder)).Where(program => File.Exists(program.SpecsFile))] : [];

    /// <summary>Says, until it is disposed of, that the program in a folder is in use. Null when it was not installed, but is run where it was built.</summary>
    public static IDisposable? HoldInstalled(string files)
    {
        string file = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(files)) ?? files, LockName);
        try
        {
            return File.Exists(file) ? Hold(file) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is being taken away, or belongs to somebody else. What there is still runs.
            return null;
        }
    }

    /// <summary>The specs that were made for it; null when the list can't be read.</summary>
    public IReadOnlyList<KernelSpecFolder>? Specs()
    {
        try
        {
            return [.. JsonSerializer.Deserialize<string?[]>(File.ReadAllBytes(SpecsFile))!.OfType<string>().Select(path => new KernelSpecFolder(path))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>Takes it away, unless a kernel runs from it or it is being installed.</summary>
    /// <param name="isWanted">Looks once more, when nobody can be installing it any more, whether a spec has come to mention it.</param>
    /// <returns>Whether it is gone, or wanted.</returns>
    public bool TryRemove(Func<bool> isWanted)
    {
        try
        {
            // Held alone while the files go; then the lock itself, which Windows keeps as long as it is open.
            using (new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            {
                if (isWanted()) return true;
                foreach (string folder in new[] { Build, Files }.Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
            }

            Directory.Delete(_folder, recursive: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Shared with other kernels, and with nobody who would take the program away. The system lets go of it when a process ends, however it ends.
    private static FileStream Hold(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read);
}

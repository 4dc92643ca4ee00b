using System.Collections.Immutable;
using System.Reflection;

namespace Micrograd.Lab.Sites;

/// <summary>The folders of the clone that this program was built in: what the site is put together from.</summary>
internal sealed class Clone
{
    private static readonly string[] Torch = ["Micrograd.Torch.dll", "TorchSharp.dll"];

    private readonly string _root = Place("Root");
    private readonly string _worker = Place("Worker");

    /// <summary>The whole site.</summary>
    /// <exception cref="InvalidOperationException">The clone is gone, or a part of it wasn't built.</exception>
    public Site ToSite()
    {
        string course = Path.Combine(_root, "artifacts", "course");
        ImmutableSortedDictionary<string, ISiteFile>.Builder files = ImmutableSortedDictionary.CreateBuilder<string, ISiteFile>(StringComparer.Ordinal);
        Add("", Path.Combine(_root, "src", "Micrograd.Lab", "wwwroot"), "*");
        Add("_framework/", Path.Combine(_worker, "_framework"), "*");
        Add("notebooks/", Path.Combine(_root, "notebooks"), "*.ipynb");
        Add("notebooks/", Path.Combine(_root, "notebooks"), "*.csx");
        Add("artifacts/course/", course, "*.dll");
        foreach (string name in Torch) files.Add("artifacts/torch/" + name, new DiskFile(Path.Combine(_root, "artifacts", "torch", name)));
        files.Add("vendor/plotly.js", new MadeFile(() => PlotlyScript.ReadFrom(Path.Combine(course, "Plotly.NET.dll"))));

        string[] chapters = [.. files.Keys.Where(address => address.EndsWith(".ipynb", StringComparison.Ordinal))];
        string[] forNotebooks = [.. files.Keys.Where(address => address.StartsWith("artifacts/", StringComparison.Ordinal) || address.EndsWith(".csx", StringComparison.Ordinal))];
        files.Add(SiteList.Address, new MadeFile(() => SiteList.Make(chapters, forNotebooks, address => File.ReadAllBytes(Path.Combine(_root, address)))));
        return new Site(files.ToImmutable());

        void Add(string address, string folder, string pattern)
        {
            if (!Directory.Exists(folder)) throw new InvalidOperationException($"There is no folder {folder}, which the site needs. Build the Lab in its clone: dotnet build src/Micrograd.Lab");
            foreach (string path in Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            {
                files.Add(address + Path.GetRelativePath(folder, path).Replace('\\', '/'), new DiskFile(path));
            }
        }
    }

    private static string Place(string name) =>
        typeof(Clone).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}

using System.Collections.Immutable;
using System.Reflection;
using System.Text;

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
        string framework = Path.Combine(_worker, "_framework");
        Add("_framework/", framework, "dotnet*");
        Add("_framework/", framework, "icudt*");
        files.Add(AssemblyPack.Address, MadeFile.Of(() => AssemblyPack.Make(
            Directory.EnumerateFiles(framework).Where(path => AssemblyPack.Takes(Path.GetFileName(path))))));
        Add("notebooks/", Path.Combine(_root, "notebooks"), "*.ipynb", SearchOption.TopDirectoryOnly);
        Add("notebooks/", Path.Combine(_root, "notebooks"), "*.csx", SearchOption.TopDirectoryOnly);
        Add("artifacts/course/", course, "*.dll");
        foreach (string name in Torch) files.Add("artifacts/torch/" + name, new DiskFile(Path.Combine(_root, "artifacts", "torch", name)));
        files.Add("vendor/plotly.js", MadeFile.Of(() => PlotlyScript.ReadFrom(Path.Combine(course, "Plotly.NET.dll"))));

        string[] modules = [.. files.Keys.Where(address => address.StartsWith("app/", StringComparison.Ordinal))];
        ISiteFile page = files["index.html"];
        files["index.html"] = new MadeFile(async () => WithModules(await page.ReadAsync(), modules));

        string[] chapters = [.. files.Keys.Where(address => address.EndsWith(".ipynb", StringComparison.Ordinal))];
        string[] forNotebooks =
        [
            .. files.Keys.Where(address =>
                address.StartsWith("artifacts/", StringComparison.Ordinal) || address.EndsWith(".csx", StringComparison.Ordinal)),
        ];
        files.Add(SiteList.Address, MadeFile.Of(() => SiteList.Make(chapters, forNotebooks, address => File.ReadAllBytes(Path.Combine(_root, address)))));
        return new Site(files.ToImmutable());

        void Add(string address, string folder, string pattern, SearchOption which = SearchOption.AllDirectories)
        {
            if (!Directory.Exists(folder)) throw new InvalidOperationException($"There is no folder {folder}, which the site needs. Build the Lab in its clone: dotnet build src/Micrograd.Lab");
            foreach (string path in Directory.EnumerateFiles(folder, pattern, which))
            {
                // Types of the bundles, for those who work on the scripts.
                if (path.EndsWith(".d.ts", StringComparison.Ordinal)) continue;
                files.Add(address + Path.GetRelativePath(folder, path).Replace('\\', '/'), new DiskFile(path));
            }
        }
    }

    // A browser then fetches all modules at once, not each when it has read the one that needs it.
    private static byte[] WithModules(byte[] page, IEnumerable<string> modules)
    {
        string links = string.Join('\n', modules.Select(address => $"<link rel=\"modulepreload\" href=\"{address}\">"));
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page).Replace("<!-- modules -->", links, StringComparison.Ordinal));
    }

    private static string Place(string name) =>
        typeof(Clone).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}

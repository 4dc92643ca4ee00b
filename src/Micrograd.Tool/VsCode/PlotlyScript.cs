using System.Reflection;
using System.Runtime.Loader;

namespace Micrograd.Tool;

/// <summary>The script that draws charts, which Plotly.NET brings as a resource: always the version that fits its figures.</summary>
internal static class PlotlyScript
{
    /// <summary>
    /// Reads the script out of Plotly.NET's assembly, as a module: a page then loads it once, whoever asks for it, and it stays out of the way of a Plotly that
    /// some output brings along.
    /// </summary>
    /// <exception cref="InvalidDataException">The assembly has no such resource.</exception>
    public static byte[] ReadModule(string path)
    {
        var context = new AssemblyLoadContext("plotly.js", isCollectible: true);
        try
        {
            // From memory: Windows keeps a file that is loaded.
            Assembly assembly = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(path)));
            string name = Array.Find(assembly.GetManifestResourceNames(), IsScript)
                ?? throw new InvalidDataException($"{path} brings no plotly.js; has Plotly.NET moved it?");
            using var script = new MemoryStream();
            script.Write("const module = { exports: {} }, exports = module.exports, define = undefined;\n"u8);
            using Stream resource = assembly.GetManifestResourceStream(name)!;
            resource.CopyTo(script);
            script.Write("\nexport default module.exports;\n"u8);
            return script.ToArray();
        }
        finally
        {
            context.Unload();
        }
    }

    private static bool IsScript(string name) => name.Contains("plotly", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".js", StringComparison.Ordinal);
}

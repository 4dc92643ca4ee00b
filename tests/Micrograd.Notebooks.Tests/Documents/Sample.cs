using Micrograd.Notebooks.Documents;

namespace Micrograd.Notebooks.Tests.Documents;

/// <summary>Notebooks that other programs wrote: by Jupyter's nbformat, as VS Code does it, and with two spaces, unsorted, format 4.2.</summary>
internal static class Sample
{
    public const string Jupyter = "written-by-jupyter.ipynb";
    public const string VsCode = "written-by-vscode.ipynb";
    public const string AnotherTool = "written-by-another-tool.ipynb";

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Documents", "Samples", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static NotebookDocument Read(string name) => NotebookDocument.Parse(Bytes(name));
}

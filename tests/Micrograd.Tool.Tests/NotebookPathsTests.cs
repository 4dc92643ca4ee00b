namespace Micrograd.Tool.Tests;

public sealed class NotebookPathsTests : IDisposable
{
    private readonly TemporaryNotebooks _notebooks = new();

    public void Dispose() => _notebooks.Dispose();

    [Fact]
    public void A_folder_gives_its_notebooks_by_name_and_those_below_it()
    {
        foreach (string name in (string[])["b.ipynb", "a.ipynb", "sub/c.ipynb", "sub/deep/d.ipynb"]) _notebooks.Write(name);
        File.WriteAllText(_notebooks.PathOf("notes.txt"), "");

        Assert.Equal(["a.ipynb", "b.ipynb", "sub/c.ipynb", "sub/deep/d.ipynb"], Find(_notebooks.Folder));
    }

    [Fact]
    public void Hidden_files_checkpoints_and_build_output_are_passed_over()
    {
        foreach (string name in (string[])["a.ipynb", ".hidden.ipynb", ".ipynb_checkpoints/a-checkpoint.ipynb", "artifacts/bin/a.ipynb", "bin/a.ipynb"]) _notebooks.Write(name);

        Assert.Equal(["a.ipynb"], Find(_notebooks.Folder));
    }

    [Fact]
    public void A_notebook_given_twice_is_run_once()
    {
        string path = _notebooks.Write("a.ipynb");

        Assert.Equal(["a.ipynb"], Find(path, _notebooks.Folder));
    }

    [Fact]
    public void Files_keep_the_order_in_which_they_were_given() =>
        Assert.Equal(["b.ipynb", "a.ipynb"], Find(_notebooks.Write("b.ipynb"), _notebooks.Write("a.ipynb")));

    [Fact]
    public void A_pattern_that_the_shell_has_left_gives_the_notebooks_that_match()
    {
        foreach (string name in (string[])["b1.ipynb", "a1.ipynb", "a2.ipynb"]) _notebooks.Write(name);

        Assert.Equal(["a1.ipynb", "a2.ipynb"], Find(_notebooks.PathOf("a*.ipynb")));
        Assert.Equal(["a1.ipynb", "b1.ipynb"], Find(_notebooks.PathOf("?1.ipynb")));
    }

    [Fact]
    public void Every_wrong_path_is_told()
    {
        string empty = Directory.CreateDirectory(_notebooks.PathOf("empty")).FullName;
        string text = _notebooks.PathOf("notes.txt");
        File.WriteAllText(text, "");

        NotebookPaths.Find(["nowhere.ipynb", "no*.ipynb", empty, text], out IReadOnlyList<string> problems);

        Assert.Equal(["nowhere.ipynb: no such file or folder.", "no*.ipynb: no such file or folder.", $"{empty}: no notebooks (*.ipynb) in this folder.", $"{text}: not a notebook; its name must end in .ipynb."], problems);
    }

    private string[] Find(params string[] paths)
    {
        IReadOnlyList<NotebookPath> found = NotebookPaths.Find(paths, out IReadOnlyList<string> problems);
        Assert.Empty(problems);
        return [.. found.Select(notebook => Path.GetRelativePath(_notebooks.Folder, notebook.Path).Replace('\\', '/'))];
    }
}

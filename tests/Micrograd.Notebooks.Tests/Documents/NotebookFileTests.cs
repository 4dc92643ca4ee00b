using Micrograd.Notebooks.Documents;

namespace Micrograd.Notebooks.Tests.Documents;

public sealed class NotebookFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notebook-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read_and_written()
    {
        string path = Copy("a.ipynb");
        NotebookDocument document = NotebookFile.Read(path);
        document.Cells[1].Source = "edited";
        NotebookFile.Write(path, document);

        Assert.Equal("edited", NotebookFile.Read(path).Cells[1].Source);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_new_file_is_made()
    {
        string path = Path.Combine(_folder, "new.ipynb");
        NotebookFile.Write(path, new NotebookDocument());

        Assert.Empty(NotebookFile.Read(path).Cells);
    }

    [Fact]
    public void Errors_name_the_file()
    {
        string path = Path.Combine(_folder, "a.ipynb");
        File.WriteAllText(path, "{");

        Assert.StartsWith($"{path}(1,2): ", Assert.Throws<NotebookFormatException>(() => NotebookFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Permissions_stay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix permissions exist on Unix only.");
        string path = Copy("a.ipynb");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Mode);
        NotebookFile.Write(path, new NotebookDocument());

        Assert.Equal(Mode, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link needs an administrator on Windows.");
        string target = Copy("target.ipynb");
        string link = Path.Combine(_folder, "link.ipynb");
        File.CreateSymbolicLink(link, target);
        NotebookFile.Write(link, new NotebookDocument());

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Empty(NotebookFile.Read(target).Cells);
    }

    [Fact]
    public void When_one_of_several_cannot_be_written_none_is()
    {
        string first = Copy("a.ipynb");
        string missingFolder = Path.Combine(_folder, "nowhere", "b.ipynb");
        string before = File.ReadAllText(first);

        Assert.ThrowsAny<IOException>(() => NotebookFile.WriteAll(
            KeyValuePair.Create(first, new NotebookDocument()),
            KeyValuePair.Create(missingFolder, new NotebookDocument())));

        Assert.Equal(before, File.ReadAllText(first));
        Assert.Equal([first], Directory.GetFiles(_folder));
    }

    [Fact]
    public void When_one_of_several_cannot_take_its_place_the_others_get_theirs_back()
    {
        string first = Copy("a.ipynb");
        string before = File.ReadAllText(first);
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "b.ipynb")).FullName;
        string fresh = Path.Combine(_folder, "0.ipynb");

        Assert.ThrowsAny<SystemException>(() => NotebookFile.WriteAll(
            KeyValuePair.Create(first, new NotebookDocument()),
            KeyValuePair.Create(fresh, new NotebookDocument()),
            KeyValuePair.Create(folder, new NotebookDocument())));

        Assert.Equal(before, File.ReadAllText(first));
        Assert.Equal([first], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_read_only_file_is_left_alone()
    {
        string path = Copy("a.ipynb");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        string before = File.ReadAllText(path);
        try
        {
            Assert.Throws<UnauthorizedAccessException>(() => NotebookFile.Write(path, new NotebookDocument()));
            Assert.Equal(before, File.ReadAllText(path));
        }
        finally
        {
            File.SetAttributes(path, FileAttributes.Normal);
        }
    }

    private string Copy(string name)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, Sample.Bytes(Sample.Jupyter));
        return path;
    }
}

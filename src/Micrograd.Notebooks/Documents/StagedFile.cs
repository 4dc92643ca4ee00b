namespace Micrograd.Notebooks.Documents;

/// <summary>A file's new content, complete beside it under another name, until it takes its place.</summary>
internal sealed class StagedFile
{
    private readonly string _path;
    private readonly string _staged;
    private readonly byte[]? _before;
    private bool _isCommitted;

    private StagedFile(string path, string staged, byte[]? before) => (_path, _staged, _before) = (path, staged, before);

    public static StagedFile Create(string path, byte[] content)
    {
        var file = new FileInfo(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (File.Exists(target) && new FileInfo(target).IsReadOnly) throw new UnauthorizedAccessException($"{path} is read-only.");
        byte[]? before = File.Exists(target) ? File.ReadAllBytes(target) : null;
        string staged = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            Fill(staged, content, target);
        }
        catch
        {
            File.Delete(staged);
            throw;
        }

        return new StagedFile(target, staged, before);
    }

    public void Commit()
    {
        File.Move(_staged, _path, overwrite: true);
        _isCommitted = true;
    }

    public void Undo()
    {
        if (!_isCommitted) File.Delete(_staged);
        else if (_before is null) File.Delete(_path);
        else File.WriteAllBytes(_path, _before);
    }

    private static void Fill(string staged, byte[] content, string target)
    {
        using FileStream stream = new(staged, FileMode.CreateNew, FileAccess.Write);
        if (File.Exists(target) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(staged, File.GetUnixFileMode(target));
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}

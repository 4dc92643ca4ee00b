using System.Text;

namespace Micrograd.LanguageServices.Documentation;

/// <summary>One XML documentation file. A file of the disk is read once for its index and again for each member that is asked for; all else is kept.</summary>
internal sealed class DocumentationFile
{
    private readonly DocumentationIndex _index;
    private readonly byte[]? _content;
    private readonly string? _path;

    /// <summary>A file whose content is kept.</summary>
    public DocumentationFile(byte[] content)
    {
        _content = content;
        _index = new DocumentationIndex(content);
    }

    /// <summary>A large file of the disk.</summary>
    public DocumentationFile(string path)
    {
        _path = path;
        _index = new DocumentationIndex(File.ReadAllBytes(path));
    }

    /// <summary>A member's element, or null when the file has none.</summary>
    public string? Find(string id)
    {
        if (_index.Find(id) is not { } place) return null;
        if (_content is not null) return Encoding.UTF8.GetString(_content, place.Start, place.Length);
        byte[] member = new byte[place.Length];
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(_path!);
        return RandomAccess.Read(file, member, place.Start) == member.Length ? Encoding.UTF8.GetString(member) : null;
    }
}

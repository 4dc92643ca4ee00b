using System.Text;

namespace Micrograd.LanguageServices.Documentation;

/// <summary>Where in an XML documentation file each member stands: a number for each member, and not its text.</summary>
internal sealed class DocumentationIndex
{
    private static readonly byte[] Opening = "<member name=\""u8.ToArray();
    private static readonly byte[] Closing = "</member>"u8.ToArray();

    private readonly Dictionary<ulong, (int Start, int Length)> _members = [];

    public DocumentationIndex(ReadOnlySpan<byte> file)
    {
        int at = 0;
        while (true)
        {
            int opening = file[at..].IndexOf(Opening);
            if (opening < 0) return;
            opening += at;
            int name = opening + Opening.Length;
            int nameLength = file[name..].IndexOf((byte)'"');
            int closing = file[name..].IndexOf(Closing);
            if (nameLength < 0 || closing < 0) return;
            at = name + closing + Closing.Length;
            _members[Hash(file.Slice(name, nameLength))] = (opening, at - opening);
        }
    }

    /// <summary>The place of a member's element, if the file has one.</summary>
    /// <param name="id">The member's documentation id, such as <c>M:System.Console.WriteLine</c>.</param>
    public (int Start, int Length)? Find(string id) => _members.TryGetValue(Hash(Encoding.UTF8.GetBytes(id)), out (int Start, int Length) place) ? place : null;

    // FNV-1a. Ids are written in the file as they are, but for brackets of generic types in a conversion's, which have none.
    private static ulong Hash(ReadOnlySpan<byte> id)
    {
        ulong hash = 14695981039346656037;
        foreach (byte letter in id) hash = (hash ^ letter) * 1099511628211;
        return hash;
    }
}

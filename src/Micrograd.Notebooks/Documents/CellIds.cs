using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Micrograd.Notebooks.Documents;

/// <summary>Ids for cells that have none: made from their content, so that reading the same file twice gives the same ids.</summary>
internal static class CellIds
{
    public static string Make(CellKind kind, string source, HashSet<string> taken)
    {
        for (int occurrence = 1; ; occurrence++)
        {
            byte[] content = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {occurrence}\n{source}"));
            string id = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 4));
            if (taken.Add(id)) return id;
        }
    }
}

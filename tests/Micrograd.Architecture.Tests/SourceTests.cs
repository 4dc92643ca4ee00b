using System.Text.RegularExpressions;

namespace Micrograd.Architecture.Tests;

/// <summary>What no analyzer looks at in the source files.</summary>
public sealed partial class SourceTests
{
    // What fits beside a second file on a wide screen.
    private const int Longest = 160;

    [Fact]
    public void No_line_of_code_is_longer_than_160_characters_but_for_the_texts_in_it()
    {
        IEnumerable<string> files = from folder in (string[])["src", "tests"]
                                    from file in Directory.EnumerateFiles(Path.Combine(Clone.Root, folder), "*.cs", SearchOption.AllDirectories)
                                    select file;
        Assert.All(files, file => Assert.Empty(TooLong(File.ReadAllLines(file)).Select(line => $"{Path.GetRelativePath(Clone.Root, file)}: {line}")));
    }

    private static IEnumerable<string> TooLong(string[] lines)
    {
        bool isText = false;
        foreach (string line in lines)
        {
            // A raw text that goes over several lines begins or ends here.
            bool turns = RawQuotes().Count(line) % 2 == 1;
            if (!isText && !turns && Text().Replace(line, "\"\"").Length > Longest) yield return line;
            isText ^= turns;
        }
    }

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawQuotes();

    [GeneratedRegex("""
        "{3,}.*?"{3,}|@?"(\\.|[^"\\])*"
        """)]
    private static partial Regex Text();
}

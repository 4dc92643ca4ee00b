using System.Text.RegularExpressions;

namespace Micrograd.Hosting.Tests;

/// <summary>docs/conversation.md lists what is said, as it is said.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Clone.Root, "docs", "conversation.md"));

    [Fact]
    public void Every_message_of_the_editor_stands_in_the_document_with_its_fields() => Check(MessageFamily.OfEditor, "What the editor says");

    [Fact]
    public void Every_message_of_the_session_stands_in_the_document_with_its_fields() => Check(MessageFamily.OfSession, "What the session says");

    [Fact]
    public void Everything_within_messages_stands_in_the_document_with_its_fields()
    {
        IEnumerable<Type> parts = MessageFamily.OfEditor.Parts.Union(MessageFamily.OfSession.Parts);
        Assert.Equal(
            parts.Select(part => (part.Name, string.Join(' ', Fields(part).Order()))).Order(),
            Rows("What messages are made of").Order());
    }

    private static void Check(MessageFamily family, string heading) =>
        Assert.Equal(family.Messages.Select(message => (message.Type, string.Join(' ', Fields(message.Record).Order()))), Rows(heading));

    private static IEnumerable<string> Fields(Type type) => type.IsEnum ? Enum.GetNames(type) : MessageFamily.Fields(type).Select(field => field.Name);

    // The first two columns of a heading's table: a name, and the names in the second.
    private static IEnumerable<(string Name, string Fields)> Rows(string heading) =>
        Lines.SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => Row().Match(line)).Where(row => row.Success)
            .Select(row => (row.Groups[1].Value, string.Join(' ', Name().Matches(row.Groups[2].Value).Select(name => name.Groups[1].Value).Order())));

    [GeneratedRegex(@"^\| `(\w+)` \|([^|]*)\|")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}

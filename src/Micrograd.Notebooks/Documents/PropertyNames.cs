using System.Text;
using System.Text.Json;

namespace Micrograd.Notebooks.Documents;

/// <summary>Finds the name of a property that .NET's reader refuses without saying where it stands.</summary>
internal static class PropertyNames
{
    /// <summary>The mistake in the names, with its place.</summary>
    public static JsonException Mistake(ReadOnlySpan<byte> json, int maxDepth, Exception cause)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        var objects = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                objects.Push(new HashSet<string>(StringComparer.Ordinal));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                objects.Pop();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && Problem(ref reader, objects.Peek()) is { } problem)
            {
                return At(json, (int)reader.TokenStartIndex, problem, cause);
            }
        }

        return new JsonException(cause.Message, cause);
    }

    private static string? Problem(ref Utf8JsonReader reader, HashSet<string> names)
    {
        try
        {
            string name = reader.GetString()!;
            return names.Add(name) ? null : $"The property \"{name}\" stands twice in one object. Take one of the two away.";
        }
        catch (InvalidOperationException)
        {
            return $"The property \"{Encoding.UTF8.GetString(reader.ValueSpan)}\" has half a character (a lone surrogate) in its name. Give it another name.";
        }
    }

    private static JsonException At(ReadOnlySpan<byte> json, int place, string problem, Exception cause)
    {
        ReadOnlySpan<byte> before = json[..place];
        return new JsonException(problem, null, before.Count((byte)'\n'), place - (before.LastIndexOf((byte)'\n') + 1), cause);
    }
}

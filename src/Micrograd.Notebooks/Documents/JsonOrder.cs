using System.Text.Json.Nodes;

namespace Micrograd.Notebooks.Documents;

/// <summary>Sets properties without disturbing the order of the others: a present one keeps its place, a new one takes its place in the alphabet.</summary>
internal static class JsonOrder
{
    public static void Set(JsonObject json, string name, JsonNode? value)
    {
        if (json.ContainsKey(name))
        {
            json[name] = value;
            return;
        }

        int index = 0;
        while (index < json.Count && string.CompareOrdinal(json.GetAt(index).Key, name) < 0) index++;
        json.Insert(index, name, value);
    }
}

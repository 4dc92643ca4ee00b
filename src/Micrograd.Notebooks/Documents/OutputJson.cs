using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Documents;

/// <summary>Outputs as a document stores them.</summary>
internal static class OutputJson
{
    /// <summary>Reads an output; <paramref name="problem"/> makes the exception to throw when a field is missing or wrong.</summary>
    public static CellOutput Read(JsonObject json, Func<string, Exception> problem)
    {
        switch (RequiredText(json, "output_type", problem))
        {
            case "stream" when MultilineText.Join(json["name"]) is "stdout" or "stderr":
                return new StreamOutput(
                    MultilineText.Join(json["name"]) == "stdout" ? StreamName.Output : StreamName.Error,
                    RequiredText(json, "text", problem));
            case "display_data":
                return new DisplayOutput(ReadBundle(json, problem));
            case "execute_result":
                return new ResultOutput(ReadBundle(json, problem));
            case "error":
                if (json["traceback"] is not JsonArray lines || !lines.All(JupyterJson.IsString))
                    throw problem($"\"traceback\" must be a list of lines, but {Describe(json, "traceback")}");
                return new ErrorOutput(
                    RequiredText(json, "ename", problem),
                    RequiredText(json, "evalue", problem),
                    [.. lines.Select(line => JupyterJson.Text(line!))]);
            default:
                return new UnknownOutput(json);
        }
    }

    /// <summary>The output's JSON as Jupyter writes it. Null for outputs that only change others (updates and clears), or go beside the notebook.</summary>
    public static JsonObject? Write(CellOutput output, int? executionCount) => output.Match<JsonObject?>(
        stream: stream => new JsonObject
        {
            ["name"] = stream.Stream == StreamName.Output ? "stdout" : "stderr",
            ["output_type"] = "stream",
            ["text"] = MultilineText.Split(stream.Text),
        },
        display: display => new JsonObject
        {
            ["data"] = WriteBundle(display.Data),
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        },
        update: _ => null,
        result: result => new JsonObject
        {
            ["data"] = WriteBundle(result.Data),
            ["execution_count"] = executionCount,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        error: error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        clear: _ => null,
        page: _ => null,
        comm: _ => null,
        unknown: unknown => (JsonObject)unknown.Json.DeepClone());

    /// <summary>What a message says of the thing that was found in a field.</summary>
    public static string Describe(JsonObject json, string field) => json.ContainsKey(field) ? Describe(json[field]) : "is missing";

    /// <summary>What a message says of a thing that was found.</summary>
    public static string Describe(JsonNode? found) => found?.GetValueKind() switch
    {
        null => "is null",
        JsonValueKind.Object => "is an object",
        JsonValueKind.Array =>
            found.AsArray().Index().FirstOrDefault(item => !JupyterJson.IsString(item.Item), (Index: -1, Item: null)) is { Index: >= 0 } other
                ? $"is a list whose item {other.Index + 1} {Describe(other.Item)}"
                : "is a list",
        JsonValueKind.String => "is a text",
        JsonValueKind.Number => $"is {JupyterJson.Write(found)}",
        _ => "is true or false",
    };

    private static string RequiredText(JsonObject json, string field, Func<string, Exception> problem) =>
        MultilineText.Join(json[field]) ?? throw problem($"\"{field}\" must be a text, but {Describe(json, field)}");

    private static MimeBundle ReadBundle(JsonObject json, Func<string, Exception> problem)
    {
        if (json["data"] is not JsonObject data) throw problem($"\"data\" must be an object of MIME types, but {Describe(json, "data")}");
        return new MimeBundle(data.Select(form => KeyValuePair.Create(form.Key, ReadForm(form.Key, form.Value))));
    }

    private static string ReadForm(string mimeType, JsonNode? content) =>
        (MimeTypes.IsJson(mimeType) ? null : MultilineText.Join(content)) ?? JupyterJson.Write(content, indent: "", newLine: "");

    private static JsonObject WriteBundle(MimeBundle bundle) =>
        new(bundle.OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => KeyValuePair.Create(form.Key, WriteForm(form.Key, form.Value))));

    private static JsonNode? WriteForm(string mimeType, string content)
    {
        if (MimeTypes.IsJson(mimeType))
        {
            try
            {
                return JupyterJson.Canonical(JupyterJson.Parse(content));
            }
            catch (JsonException)
            {
                // A form that only says it is JSON is kept as the text it is.
                return JsonValue.Create(content);
            }
        }

        bool inLines = mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is MimeTypes.JavaScript or MimeTypes.Svg;
        return inLines ? MultilineText.Split(content) : JsonValue.Create(content);
    }
}

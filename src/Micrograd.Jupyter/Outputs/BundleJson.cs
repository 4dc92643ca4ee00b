using System.Text.Json;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Jupyter;

/// <summary>A bundle as messages carry it: text as one string, JSON as JSON.</summary>
internal static class BundleJson
{
    public static JsonObject Of(MimeBundle bundle) => new(bundle.Select(form => KeyValuePair.Create(form.Key, Form(form.Key, form.Value))));

    private static JsonNode? Form(string mimeType, string content)
    {
        if (!MimeTypes.IsJson(mimeType)) return JsonValue.Create(content);
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            // A form that only says it is JSON is sent as the text it is.
            return JsonValue.Create(content);
        }
    }
}

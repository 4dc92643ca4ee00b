using System.Text.Json;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>A message from the kernel.</summary>
internal sealed record Received(string Type, string ParentId, JsonElement Header, JsonElement Content, string Topic)
{
    public string? Text(string name) => Content.GetProperty(name).GetString();

    /// <summary>A form of a bundle that is text.</summary>
    public string? Form(string mimeType) => Content.GetProperty("data").GetProperty(mimeType).GetString();
}

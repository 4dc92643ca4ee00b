namespace Micrograd.Sessions.Cells;

/// <summary>Content that is ready to be shown as one MIME type.</summary>
/// <param name="MimeType">The type, such as <c>text/html</c>.</param>
/// <param name="Content">The text; base64 for pictures that aren't text.</param>
public sealed record DisplayContent(string MimeType, string Content)
{
    /// <summary>The content itself.</summary>
    public override string ToString() => Content;
}

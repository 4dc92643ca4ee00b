using Micrograd.Graphviz;

namespace Micrograd.Notebooks;

/// <summary>What a cell's part in another language shows.</summary>
internal static class TextContent
{
    /// <exception cref="DotSyntaxException">The part is DOT, and isn't right.</exception>
    public static MimeBundle Of(TextPart part)
    {
        string mimeType = CellReader.Languages[part.Language];

        // JupyterLab draws it by its own type, other front ends as a part of Markdown.
        if (mimeType == MimeTypes.Mermaid)
        {
            return new MimeBundle(
                KeyValuePair.Create(mimeType, part.Text), KeyValuePair.Create(MimeTypes.Markdown, $"```mermaid\n{part.Text.Trim()}\n```"), KeyValuePair.Create(MimeTypes.PlainText, part.Text));
        }

        if (mimeType != MimeTypes.Svg) return new MimeBundle(KeyValuePair.Create(mimeType, part.Text), KeyValuePair.Create(MimeTypes.PlainText, part.Text));
        DotPicture picture = DotPicture.Render(part.Text);
        return new MimeBundle(
            KeyValuePair.Create(mimeType, picture.Svg), KeyValuePair.Create(MimeTypes.Html, picture.Html), KeyValuePair.Create(MimeTypes.PlainText, picture.Text));
    }
}

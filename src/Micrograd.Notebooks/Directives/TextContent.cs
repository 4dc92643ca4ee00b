namespace Micrograd.Notebooks;

/// <summary>What a cell's part in another language shows.</summary>
internal static class TextContent
{
    public static MimeBundle Of(TextPart part, string name)
    {
        string mimeType = CellReader.Languages[part.Language];
        return new MimeBundle(KeyValuePair.Create(mimeType, part.Text), KeyValuePair.Create(MimeTypes.PlainText, part.Text));
    }
}

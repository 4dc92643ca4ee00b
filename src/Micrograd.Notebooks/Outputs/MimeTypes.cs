namespace Micrograd.Notebooks.Outputs;

/// <summary>The MIME types that notebooks use most.</summary>
public static class MimeTypes
{
    /// <summary>Plain text.</summary>
    public const string PlainText = "text/plain";

    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>LaTeX.</summary>
    public const string Latex = "text/latex";

    /// <summary>An SVG picture.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A Mermaid diagram.</summary>
    public const string Mermaid = "text/vnd.mermaid";

    /// <summary>JavaScript.</summary>
    public const string JavaScript = "application/javascript";

    /// <summary>True for types whose content is a JSON value: <c>application/json</c> and all that end in <c>+json</c>.</summary>
    public static bool IsJson(string mimeType) =>
        mimeType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || mimeType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
}

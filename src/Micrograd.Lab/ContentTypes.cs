namespace Micrograd.Lab;

/// <summary>What the server says a file is, by the end of its name.</summary>
internal static class ContentTypes
{
    /// <summary>The content type of an address.</summary>
    public static string Of(string address) => Path.GetExtension(address) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" or ".ipynb" or ".map" => "application/json; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".wasm" => "application/wasm",
        ".woff2" => "font/woff2",
        ".txt" or ".csx" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}

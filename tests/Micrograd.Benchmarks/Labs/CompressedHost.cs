using System.Collections.Frozen;
using System.Net;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging;

namespace Micrograd.Benchmarks.Labs;

/// <summary>
/// A web host of the usual kind for a published Lab: sends the compressed copy of a file, knows what the browser has already, and counts what goes over the
/// wire.
/// </summary>
internal sealed class CompressedHost : IAsyncDisposable
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly FrozenDictionary<string, byte[]> _files;
    private readonly WebApplication _app;
    private long _sent;

    private CompressedHost(string folder)
    {
        _files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToFrozenDictionary(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The address of the page.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Serves the folder that <c>dotnet publish src/Micrograd.Lab</c> wrote.</summary>
    public static async Task<CompressedHost> StartAsync(string folder)
    {
        var host = new CompressedHost(folder);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>The bytes of all answers' contents since the last call.</summary>
    public long TakeSent() => Interlocked.Exchange(ref _sent, 0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string address = context.Request.Path.Value!.TrimStart('/');
        if (address.Length == 0) address = "index.html";
        bool isCompressed = _files.TryGetValue(address + ".br", out byte[]? content);
        if (!isCompressed && !_files.TryGetValue(address, out content))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{content!.Length:x}-{address}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "max-age=600";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (isCompressed) context.Response.Headers.ContentEncoding = "br";
        context.Response.ContentType = Types.TryGetContentType(address, out string? type) ? type : "application/octet-stream";
        Interlocked.Add(ref _sent, content.Length);
        await context.Response.Body.WriteAsync(content);
    }
}

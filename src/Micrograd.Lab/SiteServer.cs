using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

using Micrograd.Lab.Sites;

using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Primitives;

namespace Micrograd.Lab;

/// <summary>Serves a site on this machine, to this machine alone.</summary>
internal static class SiteServer
{
    /// <summary>Makes the server; starting it is the caller's.</summary>
    /// <param name="site">What it serves.</param>
    /// <param name="port">The port on the loopback address; 0 for any free one.</param>
    public static WebApplication Create(Site site, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, port));
        WebApplication app = builder.Build();
        app.Run(context => AnswerAsync(context, site));
        return app;
    }

    /// <summary>Starts a server on the first of some ports that is free; null when none is.</summary>
    public static async Task<WebApplication?> StartAsync(Site site, IEnumerable<int> ports, CancellationToken stop)
    {
        foreach (int port in ports)
        {
            WebApplication server = Create(site, port);
            try
            {
                await server.StartAsync(stop);
                return server;
            }
            catch (Exception problem) when (problem is IOException { InnerException: AddressInUseException }
                or SocketException { SocketErrorCode: SocketError.AccessDenied })
            {
                // Windows keeps whole ranges of ports for itself: access to them is denied.
                await server.DisposeAsync();
            }
        }

        return null;
    }

    private static async Task AnswerAsync(HttpContext context, Site site)
    {
        HttpResponse response = context.Response;
        // A page of another site that finds a name for this address gets nothing.
        if (context.Request.Host.Host is not ("localhost" or "127.0.0.1"))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        string address = context.Request.Path.Value!.TrimStart('/');
        if (address.Length == 0 || address.EndsWith('/')) address += "index.html";
        if (!HttpMethods.IsGet(context.Request.Method) || !site.Files.TryGetValue(address, out ISiteFile? file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        byte[] content = await file.ReadAsync();
        var tag = $"\"{Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 12))}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (Path.GetFileName(address) == "index.html") response.Headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        if (StringValues.Equals(context.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = ContentTypes.Of(address);
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content);
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;

using Micrograd.Lab.Sites;

namespace Micrograd.Lab;

/// <summary>The command line: shows the Lab on this machine, or writes it as a folder of static files.</summary>
internal static class LabCommand
{
    private const int UsualPort = 5050;

    /// <summary>The command with its options.</summary>
    public static RootCommand Create()
    {
        var port = new Option<int?>("--port") { Description = $"The port on this machine's loopback address; 0 for any free one. When it isn't given: {UsualPort}, or another where that is taken.", CustomParser = ReadPort };
        var quiet = new Option<bool>("--no-browser") { Description = "Only print the address; don't open a browser." };
        var root = new RootCommand("Opens the course in a browser. The C# runs in the browser, not here.") { port, quiet };
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where to; made when it isn't there." };
        var plain = new Option<bool>("--no-compression") { Description = "Leave out the compressed copies of the files." };
        var write = new Command("write", "Writes the Lab as static files, for any web host.") { folder, plain };
        write.SetAction((result, _) => SiteWriter.WriteAsync(TheSite(), result.GetRequiredValue(folder).FullName, !result.GetValue(plain)));
        root.Subcommands.Add(write);
        root.SetAction((result, stop) => ServeAsync(result.GetValue(port), !result.GetValue(quiet), stop));
        return root;
    }

    private static int? ReadPort(ArgumentResult given)
    {
        string text = given.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= IPEndPoint.MaxPort) return port;
        given.AddError($"'{text}' is no port: --port takes a whole number from 0 to {IPEndPoint.MaxPort}.");
        return null;
    }

    // A published Lab brings its site along; one that was built in a clone shows the clone as it is.
    private static Site TheSite()
    {
        string published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return File.Exists(Path.Combine(published, "site.json")) ? Folder.ToSite(published) : new Clone().ToSite();
    }

    private static async Task<int> ServeAsync(int? port, bool open, CancellationToken stop)
    {
        // The next ones first: what a reader changes, the browser keeps for this address.
        int[] ports = port is { } wanted ? [wanted] : [.. Enumerable.Range(UsualPort, 10), 0];
        await using WebApplication? server = await SiteServer.StartAsync(TheSite(), ports, stop);
        if (server is null)
        {
            await Console.Error.WriteLineAsync($"Port {port} is taken. Choose another, or leave --port out: the Lab then finds a free one.");
            return 1;
        }

        var address = new Uri(server.Urls.Single());
        if (port is null && address.Port != UsualPort) Console.WriteLine($"Port {UsualPort} is taken: here is another. What was changed at {UsualPort} is kept there.");
        Console.WriteLine($"The Lab is at {address} (Ctrl+C ends it)");
        if (open) Browser.Open(address);
        await server.WaitForShutdownAsync(stop);
        return 0;
    }
}

using System.CommandLine;
using System.Net.Sockets;

using Micrograd.Lab.Sites;

namespace Micrograd.Lab;

/// <summary>The command line: shows the Lab on this machine, or writes it as a folder of static files.</summary>
internal static class LabCommand
{
    private const int UsualPort = 5050;

    /// <summary>The command with its options.</summary>
    public static RootCommand Create()
    {
        var port = new Option<int>("--port") { Description = "The port on this machine's loopback address; 0 for any free one.", DefaultValueFactory = _ => UsualPort };
        var quiet = new Option<bool>("--no-browser") { Description = "Only print the address; don't open a browser." };
        var root = new RootCommand("Opens the course in a browser. The C# runs in the browser, not here.") { port, quiet };
        root.SetAction((result, stop) => ServeAsync(result.GetValue(port), !result.GetValue(quiet), stop));
        return root;
    }

    private static async Task<int> ServeAsync(int port, bool open, CancellationToken stop)
    {
        await using WebApplication server = SiteServer.Create(new Clone().ToSite(), port);
        try
        {
            await server.StartAsync(stop);
        }
        catch (IOException problem) when (problem.InnerException?.InnerException is SocketException or null || problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"Port {port} is taken. Choose another: dotnet run --project src/Micrograd.Lab -- --port 0");
            return 1;
        }

        var address = new Uri(server.Urls.Single());
        Console.WriteLine($"The Lab is at {address} (Ctrl+C ends it)");
        if (open) Browser.Open(address);
        await server.WaitForShutdownAsync(stop);
        return 0;
    }
}

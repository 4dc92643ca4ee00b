using System.Globalization;
using System.Runtime.InteropServices.JavaScript;

using Micrograd.Hosting.Conversations;
using Micrograd.Hosting.Directives;
using Micrograd.Sessions;

namespace Micrograd.Lab.Worker;

/// <summary>Joins the session to the worker's script, which passes messages to and from the page.</summary>
internal static partial class PageLink
{
    private static Conversation? _conversation;

    /// <summary>Starts the session. From now on it takes messages.</summary>
    [JSExport]
    public static async Task Start()
    {
        // The same numbers for every reader, whatever their browser speaks.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        // From a worker of the thread pool on, the one thread that there is runs a task that is waited for. The compiler waits for some.
        await Task.Run(static () => { }).ConfigureAwait(false);
        _conversation = new Conversation(
            static () => new CSharpSession(new SessionOptions
            {
                Folder = "/notebooks",
                Assemblies = new LoadedAssemblies(),
                Files = new SiteFiles(),
                Directives = HostDirectives.All,
            }),
            static message => Post(MessageJson.Write(message)));
    }

    /// <summary>Loads the compiler, piece by piece: what the page sends meanwhile is done first.</summary>
    [JSExport]
    public static Task WarmUp() => _conversation!.WarmUpAsync();

    /// <summary>Takes a message of the page.</summary>
    [JSExport]
    public static Task Receive(string json) => _conversation!.ReceiveAsync(json);

    [JSImport("post", "lab")]
    private static partial void Post(string json);
}

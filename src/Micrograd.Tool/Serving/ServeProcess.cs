using System.Globalization;
using Micrograd.Hosting.Conversations;
using Micrograd.Hosting.Directives;
using Micrograd.Sessions;
using Micrograd.SourceTools;

namespace Micrograd.Tool;

/// <summary>This process as an editor's session: it ends when the editor closes its input, or has gone.</summary>
internal static class ServeProcess
{
    public static async Task<int> RunAsync()
    {
        // Assemblies are loaded when they are first needed: none may be taken away before this process ends.
        using IDisposable? inUse = KernelProgram.HoldInstalled(AppContext.BaseDirectory);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        MessageChannel messages = StandardStreams.Take();
        try
        {
            await StreamedConversation.RunAsync(
                messages,
                static () => new CSharpSession(new SessionOptions { Directives = HostDirectives.All }),
                new LanguageTools(new RoslynFormatter(), new AssemblyDecompiler()));
            return ExitCodes.Success;
        }
        catch (MessageFramingException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Usage;
        }
    }
}

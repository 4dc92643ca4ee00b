using System.Runtime.InteropServices;
using Micrograd.Hosting.Conversations;

namespace Micrograd.Tool;

/// <summary>Keeps standard input and output for messages alone.</summary>
internal static partial class StandardStreams
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>
    /// Takes both away from all others: what a library prints, or a program that a cell starts, goes to standard error from now on, and their input is empty. Once, before
    /// anything else has looked at the console.
    /// </summary>
    public static MessageChannel Take()
    {
        // On Unix, these are copies of the descriptors that no other program inherits.
        var messages = new MessageChannel(Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetIn(TextReader.Null);
        Console.SetOut(Console.Error);
        if (!OperatingSystem.IsWindows())
        {
            using FileStream nothing = File.OpenRead("/dev/null");
            _ = Dup2((int)nothing.SafeFileHandle.DangerousGetHandle(), Input);
            _ = Dup2(Error, Output);
        }

        return messages;
    }

    [LibraryImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Dup2(int from, int to);
}

using System.Runtime.InteropServices;
using Micrograd.Hosting.Conversations;
using Microsoft.Win32.SafeHandles;

namespace Micrograd.Tool;

/// <summary>Keeps standard input and output for messages alone.</summary>
internal static partial class StandardStreams
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>
    /// Takes both away from all others: what a library prints, or a program that a cell starts, goes to standard error from now on, and their input is empty.
    /// Once, before anything else has looked at the console.
    /// </summary>
    public static MessageChannel Take()
    {
        var messages = new MessageChannel(Console.OpenStandardInput(), OpenOutput());
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

    // On Unix, .NET's own stream waits for whoever is within Console.Write: for a cell, which may wait for this stream, or never come out of it.
#pragma warning disable CA2000 // The stream owns the handle.
    private static Stream OpenOutput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(Dup(Output), ownsHandle: true), FileAccess.Write, bufferSize: 0);
#pragma warning restore CA2000

    [LibraryImport("libc", EntryPoint = "dup")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Dup(int from);

    [LibraryImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Dup2(int from, int to);
}

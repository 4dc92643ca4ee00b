using System.Runtime.InteropServices;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>A copy of this program in the user's own folder, for front ends to start: a clone may be moved or rebuilt at any time.</summary>
internal sealed class KernelBuild(Terminal terminal)
{
    /// <summary>Makes the copy: from a clone a build compiled for this machine, otherwise this program's own files.</summary>
    /// <returns>The full path of its <c>micrograd.dll</c>.</returns>
    /// <exception cref="IOException">It couldn't be written.</exception>
    public async Task<string> CreateAsync(KernelProgram program, CancellationToken cancellationToken)
    {
        bool isCompiled = PublishedCommand.FindClone() is { } clone && await CompileAsync(clone, program, cancellationToken);
        if (!isCompiled) Copy(AppContext.BaseDirectory, program.Files);
        return Path.Combine(program.Files, PublishedCommand.AssemblyFile);
    }

    private async Task<bool> CompileAsync(string clone, KernelProgram program, CancellationToken cancellationToken)
    {
        terminal.Output.WriteLine("Compiling the kernel for this machine (half a minute, once) …");
        try
        {
            string[] options = ["--runtime", RuntimeInformation.RuntimeIdentifier];
            string? reason = await PublishedCommand.PublishAsync(clone, program.Files, program.Build, options, cancellationToken);
            if (reason is null) return true;
            terminal.Output.WriteLine($"That didn't work ({reason}). The kernel is installed as it is; its first cell takes a second longer.");
            if (Directory.Exists(program.Files)) Directory.Delete(program.Files, recursive: true);
            return false;
        }
        finally
        {
            if (Directory.Exists(program.Build)) Directory.Delete(program.Build, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

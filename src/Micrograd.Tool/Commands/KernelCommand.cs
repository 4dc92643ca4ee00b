using System.CommandLine;
using Micrograd.Jupyter;
using Spectre.Console;

namespace Micrograd.Tool;

/// <summary>The commands about the Jupyter kernel: <c>kernel install</c>, <c>uninstall</c>, <c>list</c> and <c>start</c>.</summary>
internal static class KernelCommand
{
    public static Command Create(Terminal terminal) => new("kernel", "Makes C# notebooks run in VS Code, JupyterLab and every other Jupyter front end.")
    {
        Install(terminal),
        Uninstall(terminal),
        List(terminal),
        Start(),
    };

    private static Command Install(Terminal terminal)
    {
        var force = new Option<bool>("--force", "-f") { Description = "Replace a kernel of the same name that somebody else installed." };
        var command = new Command("install", "Installs the kernel for this user.") { force };
        command.SetAction(async (line, cancellationToken) =>
        {
            KernelSpecFolder folder = KernelSpecFolder.OfUser();
            if (folder.Exists && folder.Read() is not { IsOurs: true } && !line.GetValue(force))
            {
                await terminal.Error.WriteLineAsync($"There is another kernel in {folder.Path}: {Describe(folder)}.");
                await terminal.Error.WriteLineAsync("Notebooks know C# kernels by this name. Replace it with: micrograd kernel install --force");
                return ExitCodes.Failure;
            }

            try
            {
                KernelProgram program = KernelPrograms.OfUser.Create(folder, out IDisposable installation);
                using (installation)
                {
                    string assembly = await new KernelBuild(terminal).CreateAsync(program, cancellationToken);
                    folder.Write(KernelSpec.OfMicrograd(PublishedCommand.Dotnet, assembly, PublishedCommand.Version));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await terminal.Error.WriteLineAsync($"The kernel can't be installed: {exception.Message}");
                return ExitCodes.Failure;
            }
            finally
            {
                // The program that this one takes the place of; or, when it came to nothing, its own.
                KernelPrograms.OfUser.RemoveUnused();
            }

            terminal.Output.WriteLine($"Installed C# (Micrograd) in {folder.Path}");
            terminal.Output.WriteLine("In VS Code: open a notebook, click the kernel's name at the top right, choose Jupyter Kernel, then C# (Micrograd).");
            return ExitCodes.Success;
        });
        return command;
    }

    private static Command Uninstall(Terminal terminal)
    {
        var command = new Command("uninstall", "Removes the kernel, if it is ours.");
        command.SetAction(async (_, _) =>
        {
            KernelSpecFolder folder = KernelSpecFolder.OfUser();
            if (!folder.Exists)
            {
                terminal.Output.WriteLine($"There is no kernel in {folder.Path}.");
                RemovePrograms(terminal);
                return ExitCodes.Success;
            }

            if (folder.Read() is not { IsOurs: true })
            {
                await terminal.Error.WriteLineAsync($"The kernel in {folder.Path} isn't ours: {Describe(folder)}. It stays.");
                return ExitCodes.Failure;
            }

            try
            {
                folder.Delete();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await terminal.Error.WriteLineAsync($"The kernel can't be removed: {exception.Message}");
                return ExitCodes.Failure;
            }

            terminal.Output.WriteLine($"Removed {folder.Path}");
            RemovePrograms(terminal);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void RemovePrograms(Terminal terminal)
    {
        foreach (KernelProgram program in KernelPrograms.OfUser.RemoveUnused()) terminal.Output.WriteLine($"A kernel still runs from {program.Files}. Shut it down and uninstall again, or leave it to the next installation.");
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Lists the kernels that Jupyter front ends find here.");
        command.SetAction(_ =>
        {
            IReadOnlyList<KernelSpecFolder> all = KernelSpecFolder.All();
            if (all.Count == 0) terminal.Output.WriteLine("There are no kernels. Install ours with: micrograd kernel install");
            foreach (KernelSpecFolder folder in all) terminal.Output.WriteLine($"{folder.Name,-16} {Describe(folder)}, in {folder.Path}");
            return ExitCodes.Success;
        });
        return command;
    }

    // Program.cs starts a kernel before any command line is read; this one is for --help, and for who forgets the file.
    private static Command Start()
    {
        var file = new Argument<string>("CONNECTION_FILE") { Description = "The file that says where to listen." };
        var command = new Command("start", "Starts a kernel. Front ends do this.") { file };
        command.SetAction((line, _) => KernelProcess.RunAsync(line.GetRequiredValue(file)));
        return command;
    }

    private static string Describe(KernelSpecFolder folder) => folder.Read() switch
    {
        null => "a kernel.json that can't be read",
        { Argv: [var program, ..] } spec when Path.IsPathFullyQualified(program) && !File.Exists(program) => $"{spec.DisplayName} (broken: there is no {program})",
        { IsOurs: true, Argv: [_, var assembly, ..] } spec when !File.Exists(assembly) => $"{spec.DisplayName} (broken: there is no {assembly}; install it again)",
        { } spec => spec.DisplayName,
    };
}

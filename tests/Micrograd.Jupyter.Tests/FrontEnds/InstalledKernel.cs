using System.Diagnostics;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>The command's kernel, installed in a folder of Jupyter's of its own, and Debian's Python to run Jupyter's programs.</summary>
public sealed class InstalledKernel : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jupyter-").FullName;

    public InstalledKernel()
    {
        string program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string runtime = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        string dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", program));
        new KernelSpecFolder(Path.Combine(_folder, "kernels", KernelSpec.Name)).Write(KernelSpec.OfMicrograd(dotnet, Path.Combine(AppContext.BaseDirectory, "micrograd.dll"), "test"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs Debian's Python.</summary>
    internal (int ExitCode, string Output) RunPython(params string[] arguments) =>
        Run(Needs.Python, arguments, new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = _folder, ["XDG_DATA_HOME"] = _folder, ["JUPYTER_RUNTIME_DIR"] = _folder, ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1" });

    /// <summary>Starts a program with this kernel installed; its owner ends it.</summary>
    internal Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_DATA_DIR"] = start.Environment["XDG_DATA_HOME"] = start.Environment["JUPYTER_RUNTIME_DIR"] = start.Environment["JUPYTER_CONFIG_DIR"] = _folder;
        return Process.Start(start)!;
    }

    private static (int ExitCode, string Output) Run(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            return (-1, "It took longer than 5 minutes.");
        }

        return (process.ExitCode, output.Result + error.Result);
    }
}

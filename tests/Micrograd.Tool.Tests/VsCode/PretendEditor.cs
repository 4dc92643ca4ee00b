namespace Micrograd.Tool.Tests.VsCode;

/// <summary>The command of an editor that isn't there: it keeps what it is asked to install.</summary>
internal sealed class PretendEditor : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("editor-").FullName;

    /// <summary>The folder to have on PATH.</summary>
    public string Bin => Path.Combine(_folder, "bin");

    /// <summary>The last package that it was asked to install.</summary>
    public string Installed => Path.Combine(_folder, "installed.vsix");

    /// <summary>What it was asked, a line for each time.</summary>
    public string[] Asked => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(_folder, "asked");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Writes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="problem">What it says when it fails; null for one that works.</param>
    /// <returns>Its path.</returns>
    public string Add(string name, string? problem = null)
    {
        Directory.CreateDirectory(Bin);
        string path = Path.Combine(Bin, OperatingSystem.IsWindows() ? name + ".cmd" : name);
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(path, problem is null
                ? $"@echo %~n0 %1 %3>>\"{Log}\"\r\n@copy /y %2 \"{Installed}\" >nul\r\n"
                : $"@echo {problem} 1>&2\r\n@exit /b 1\r\n");
        }
        else
        {
            File.WriteAllText(path, problem is null
                ? $"#!/bin/sh\necho \"$(basename \"$0\") $1 $3\" >>'{Log}'\ncp \"$2\" '{Installed}'\n"
                : $"#!/bin/sh\necho '{problem}' >&2\nexit 1\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}

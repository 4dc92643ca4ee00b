using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Micrograd.Sessions.Packages;

/// <summary>The project whose restore brings a session's packages: all in one, so that their versions suit one another.</summary>
internal sealed class RestoreProject
{
    /// <summary>Its file.</summary>
    public const string FileName = "Notebook.csproj";

    private readonly string _text;

    public RestoreProject(ImmutableArray<PackageRequest> packages, ImmutableArray<string> sources, string folder)
    {
        _text = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", "false"),
                new XElement("UseAppHost", "false"),
                // Nothing is compiled: what only a compiler needs isn't fetched.
                new XElement("EnableTargetingPackDownload", "false"),
                // An audit asks every source, and fails without a network.
                new XElement("NuGetAudit", "false"),
                new XElement("RestoreRootConfigDirectory", folder),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
            new XElement(
                "ItemGroup",
                packages.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(package => new XElement("PackageReference", new XAttribute("Include", package.Name), new XAttribute("Version", package.Version ?? "*"))))).ToString();
    }

    /// <summary>Names what is asked for: the same for the same packages, sources, folder, runtime and system.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text)))[..32];

    /// <summary>Writes the project, out of reach of what other projects around it may say.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, FileName), _text);
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" }) File.WriteAllText(Path.Combine(folder, name), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.rsp"), "");
        File.WriteAllText(Path.Combine(folder, "global.json"), "{}");
    }
}

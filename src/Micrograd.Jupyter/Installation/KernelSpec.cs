using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Micrograd.Jupyter;

/// <summary>How front ends find a kernel and start it: the content of a <c>kernel.json</c>.</summary>
/// <param name="Argv">The command line. Its first word is an absolute path: VS Code hides a kernel whose program it can't find.</param>
/// <param name="DisplayName">What the list of kernels shows.</param>
/// <param name="Language">The language's name.</param>
/// <param name="InterruptMode"><c>message</c>: by an <c>interrupt_request</c>, which works on every system.</param>
/// <param name="Metadata">Anything else; <c>micrograd</c> in it says that the spec is ours.</param>
/// <remarks>See https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs.</remarks>
public sealed record KernelSpec(ImmutableArray<string> Argv, string DisplayName, string Language, string InterruptMode = "signal", JsonObject? Metadata = null)
{
    /// <summary>The folder's name. Notebooks that were made for .NET Interactive ask for it by this name.</summary>
    public const string Name = ".net-csharp";

    private const string Mark = "micrograd";

    /// <summary>True when we wrote it.</summary>
    [JsonIgnore]
    public bool IsOurs => Metadata?.ContainsKey(Mark) == true;

    /// <summary>The spec of our kernel.</summary>
    /// <param name="dotnet">The full path of the <c>dotnet</c> program.</param>
    /// <param name="assembly">The full path of <c>micrograd.dll</c>.</param>
    /// <param name="version">Our version.</param>
    public static KernelSpec OfMicrograd(string dotnet, string assembly, string version) =>
        new([dotnet, assembly, "kernel", "start", "{connection_file}"], "C# (Micrograd)", "C#", "message", new JsonObject { [Mark] = version });
}

/// <summary>Specs as people read them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KernelSpec))]
internal sealed partial class SpecJson : JsonSerializerContext;

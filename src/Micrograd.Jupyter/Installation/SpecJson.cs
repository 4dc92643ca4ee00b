using System.Text.Json.Serialization;

namespace Micrograd.Jupyter;

/// <summary>Specs as people read them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KernelSpec))]
internal sealed partial class SpecJson : JsonSerializerContext;

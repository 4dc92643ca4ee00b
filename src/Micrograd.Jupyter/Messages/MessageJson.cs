using System.Text.Json;
using System.Text.Json.Serialization;

namespace Micrograd.Jupyter;

/// <summary>Reads and writes contents without reflection: a kernel's first answer comes sooner.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ConnectionFile))]
[JsonSerializable(typeof(MessageHeader))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(ExecuteReply))]
[JsonSerializable(typeof(ExecuteInput))]
[JsonSerializable(typeof(ExecuteResult))]
[JsonSerializable(typeof(DisplayData))]
[JsonSerializable(typeof(StreamText))]
[JsonSerializable(typeof(ErrorText))]
[JsonSerializable(typeof(ClearDisplay))]
[JsonSerializable(typeof(InputQuestion))]
[JsonSerializable(typeof(InputReply))]
[JsonSerializable(typeof(CompleteRequest))]
[JsonSerializable(typeof(CompleteReply))]
[JsonSerializable(typeof(InspectRequest))]
[JsonSerializable(typeof(InspectReply))]
[JsonSerializable(typeof(IsCompleteRequest))]
[JsonSerializable(typeof(IsCompleteReply))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(HistoryEntry))]
[JsonSerializable(typeof(KernelInfoReply))]
[JsonSerializable(typeof(KernelStatus))]
[JsonSerializable(typeof(ShutdownContent))]
[JsonSerializable(typeof(PlainReply))]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(Welcome))]
[JsonSerializable(typeof(CommOpen))]
[JsonSerializable(typeof(CommData))]
[JsonSerializable(typeof(CommInfoRequest))]
[JsonSerializable(typeof(CommInfoReply))]
internal sealed partial class MessageJson : JsonSerializerContext;

namespace Micrograd.Jupyter;

/// <summary>A message's header.</summary>
internal sealed record MessageHeader(string MsgId, string Session, string Username, string Date, string MsgType, string Version);

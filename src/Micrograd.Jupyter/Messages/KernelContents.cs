using System.Collections.Immutable;

namespace Micrograd.Jupyter;

internal sealed record KernelInfoReply(
    string ProtocolVersion, string Implementation, string ImplementationVersion, LanguageInfo LanguageInfo, string Banner, ImmutableArray<HelpLink> HelpLinks,
    ImmutableArray<string> SupportedFeatures, bool Debugger = false, string Status = "ok");

internal sealed record LanguageInfo(string Name, string Version, string Mimetype, string FileExtension, string PygmentsLexer, string CodemirrorMode);

internal sealed record HelpLink(string Text, string Url);

internal sealed record KernelStatus(string ExecutionState);

internal sealed record ShutdownContent(bool Restart = false, string? Status = null);

internal sealed record PlainReply(string Status = "ok");

/// <summary>The answer to a request that couldn't be followed.</summary>
internal sealed record ErrorReply(string Ename, string Evalue, ImmutableArray<string> Traceback, string Status = "error");

internal sealed record Welcome(string Subscription);

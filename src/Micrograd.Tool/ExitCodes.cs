namespace Micrograd.Tool;

/// <summary>What the command tells its caller.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A notebook failed, or shows something else than it has saved.</summary>
    public const int Failure = 1;

    /// <summary>The command line can't be carried out as it stands.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C: 128 and the signal's number, as shells expect it.</summary>
    public const int Interrupted = 130;
}

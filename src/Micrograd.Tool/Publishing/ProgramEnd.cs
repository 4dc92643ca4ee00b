using System.ComponentModel;
using System.Diagnostics;

namespace Micrograd.Tool;

/// <summary>How a program that was run to its end has ended.</summary>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record ProgramEnd(int ExitCode, string Output, string Errors)
{
    /// <summary>Why a program can't be started, without the program and the folder.</summary>
    public static string Reason(Win32Exception exception) => new Win32Exception(exception.NativeErrorCode).Message;

    /// <summary>Runs a program, which has nothing to read and whose words are shown to nobody.</summary>
    /// <param name="start">The program, its arguments and its folder.</param>
    /// <param name="cancellationToken">Ends it, with all that it has started.</param>
    /// <exception cref="Win32Exception">It can't be started.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<ProgramEnd> OfAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProgramEnd(process.ExitCode, await output, await errors);
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using Micrograd.Jupyter;

namespace Micrograd.Tool;

/// <summary>This process as a kernel: it ends when the front end says so, or has gone.</summary>
internal static class KernelProcess
{
    public static async Task<int> RunAsync(string connectionFile)
    {
        // Assemblies are loaded when they are first needed: none may be taken away before this process ends.
        using IDisposable? inUse = KernelProgram.HoldInstalled(AppContext.BaseDirectory);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            // Whoever ends it may do so at any time later: a signal, or the parent's end.
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var kernel = new JupyterKernel(ConnectionFile.Read(connectionFile), new KernelOptions { IsAlone = true });
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                kernel.Interrupt();
            });
            using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                end.TrySetResult();
            });
            await Task.WhenAny(kernel.RunAsync(), end.Task, FrontEndProcess.WaitForEndAsync());
            return ExitCodes.Success;
        }
        catch (ConnectionFileException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCodes.Usage;
        }
    }
}

using System.Runtime.InteropServices;
using Micrograd.Tool;

using var stop = new CancellationTokenSource();

// The first Ctrl+C lets the running cell end cleanly; a second one ends the process, whatever it does.
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

int exitCode = await MicrogradCommand.InvokeAsync(args, Terminal.OfThisProcess(), stop.Token);

// A cell that could not be stopped must not keep the process alive.
Environment.Exit(exitCode);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using System.Runtime.InteropServices;
using Micrograd.Tool;

// Front ends wait for these: they aren't for people, and the command line's library takes its time to load.
if (args is ["kernel", "start", var connectionFile]) Environment.Exit(await KernelProcess.RunAsync(connectionFile));
if (args is ["serve"]) Environment.Exit(await ServeProcess.RunAsync());

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

using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using Micrograd.Benchmarks.Comparison;
using Micrograd.Benchmarks.Contenders;
using Micrograd.Benchmarks.Labs;
using Micrograd.Benchmarks.Peers;
using Micrograd.Benchmarks.Sessions;

const string Usage = """
    How fast the engine is.

      compare [--turns N] [--grow] [--processor-time]
                          W1, W2 and W3 side by side with the peers that are installed, interleaved, 5 turns unless told.
                          --grow adds more points and longer chains for the fast ones,
                          --processor-time measures what the processor spent instead of what the clock says.
      session [RUNS]      How long a reader waits for a notebook's first cell and for the next ones; 10 sessions unless told.
      lab SITE [VISITS]   How long a reader of the Lab waits in Chromium, and what comes over the wire; SITE is the folder wwwroot of
                          dotnet publish src/Micrograd.Lab --output lab; 5 readers unless told.
      benchmark [ARGS]    BenchmarkDotNet: times and allocations of single operations and of the workloads, for example
                          benchmark --filter *Operations*
    """;

switch (args)
{
    case ["compare", .. string[] options]:
        return CompareCommand.Run(options);
    case ["peer", string name, string dataFolder]:
        IContender? peer = name switch
        {
            "engine" => new DynamicEngine(),
            "single" => new SingleOperations(),
            "replay" => new ReplayedEngine(),
            "port" => new OrdinaryPort(),
            _ => null,
        };
        if (peer is null)
            goto default;
        Conversation.Hold(peer, dataFolder);
        return 0;
    case ["session"]:
        return SessionCommand.Run(10);
    case ["session", string runs] when int.TryParse(runs, CultureInfo.InvariantCulture, out int count) && count > 0:
        return SessionCommand.Run(count);
    case ["session-host"]:
        return await SessionHost.RunAsync();
    case ["lab", string site]:
        return await LabCommand.RunAsync(site, visits: 5);
    case ["lab", string site, string visits] when int.TryParse(visits, CultureInfo.InvariantCulture, out int readers) && readers > 0:
        return await LabCommand.RunAsync(site, readers);
    case ["benchmark", .. string[] options]:
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(options);
        return 0;
    case [] or ["--help" or "-h"]:
        Console.WriteLine(Usage);
        return 0;
    default:
        await Console.Error.WriteLineAsync($"There is no '{string.Join(' ', args)}'.{Environment.NewLine}{Usage}");
        return 2;
}

using System.Diagnostics;

namespace Micrograd.Benchmarks.Comparison;

/// <summary>Which peers there are on this machine. The C++ ones are compiled first.</summary>
internal static class PeerFinder
{
    private static readonly string Peers = Path.Combine(AppContext.BaseDirectory, "peers");

    public static IReadOnlyList<PeerDescription> Find() =>
    [
        Own("this engine", "engine", grows: true),
        Own("this engine, its loss recorded once and replayed", "replay", grows: true),
        Own("this engine, every product and sum a node of its own", "single"),
        Own("the ordinary C# port", "port") with { WarmUps = 2 },
        Python(),
        .. Torch(),
        Cpp("C++, an arena tape, a node for each neuron", "tape"),
        Cpp("C++, derived by hand: the limit", "limit"),
    ];

    /// <summary>How to start this program again.</summary>
    public static string[] ThisProgram()
    {
        string process = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, typeof(PeerFinder).Assembly.Location] : [process];
    }

    private static PeerDescription Own(string name, string peer, bool grows = false) =>
        new(name, [.. ThisProgram(), "peer", peer], WarmUps: 20, Grows: grows);

    private static PeerDescription Python()
    {
        const string Name = "Python, as micrograd does it";
        return Succeeds("python3", "--version")
            ? new(Name, ["python3", Path.Combine(Peers, "micrograd.py")], WarmUps: 0, Shares: new Dictionary<string, double> { ["W1"] = 0.02 })
            : PeerDescription.Absent(Name, "python3 isn't installed");
    }

    private static PeerDescription Cpp(string name, string peer)
    {
        string program = Path.Combine(Peers, peer);
        string[] options = ["-std=c++17", "-O3", "-march=native", "-ffp-contract=off", "-o", program, program + ".cpp"];
        if (peer == "limit")
            options = ["-std=c++17", "-O3", "-march=native", "-mprefer-vector-width=512", "-o", program, program + ".cpp"];
        if (!Succeeds("g++", "--version"))
            return PeerDescription.Absent(name, "g++ isn't installed");
        return Succeeds("g++", options) ? new(name, [program], Grows: true) : PeerDescription.Absent(name, $"g++ couldn't compile {program}.cpp");
    }

    /// <summary>PyTorch by TorchSharp, built only on request; on Debian 12 it needs the libraries of Debian 13.</summary>
    private static IEnumerable<PeerDescription> Torch()
    {
        const string Scalars = "PyTorch (TorchSharp), a tensor for each number", Batched = "PyTorch (TorchSharp), tensors of all rows";
        string? root = FolderAbove("Micrograd.sln");
        string program = Path.Combine(root ?? "", "artifacts", "torch", "Micrograd.Benchmarks.Torch.dll");
        string[] direct = ["dotnet", program], borrowed = [Path.Combine(root ?? "", "torch", "with-debian-13-libraries.sh"), program];
        string[]? command = !File.Exists(program) ? null
            : Succeeds(direct[0], [.. direct[1..], "check"]) ? direct
            : Succeeds(borrowed[0], [.. borrowed[1..], "check"]) ? borrowed
            : null;
        if (command is null)
        {
            string why = File.Exists(program)
                ? "libtorch doesn't work here"
                : "it is large: bring it with `dotnet build torch` and `dotnet build -c Release tests/Micrograd.Benchmarks/peers/torch`";
            return [PeerDescription.Absent(Scalars, why), PeerDescription.Absent(Batched, why)];
        }

        return
        [
            new(Scalars, [.. command, "scalars"], WarmUps: 0, Shares: new Dictionary<string, double> { ["W1"] = 0.02, ["W2"] = 0.1, ["W3"] = 0.05 }),
            new(Batched, [.. command, "batched"]),
        ];
    }

    private static string? FolderAbove(string file)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, file)))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

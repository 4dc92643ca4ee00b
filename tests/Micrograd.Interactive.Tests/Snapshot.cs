using System.Runtime.CompilerServices;

namespace Micrograd.Interactive.Tests;

internal static class Snapshot
{
    /// <summary>Compares with a file beside the tests; with UPDATE_SNAPSHOTS=1 the file is written instead.</summary>
    public static void Match(string actual, string file, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", file);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, actual + "\n");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual + "\n");
    }
}

using System.Runtime.InteropServices;

namespace Micrograd.Benchmarks.Comparison;

/// <summary>Where the figures are from.</summary>
internal static class Machine
{
    public static string Description
    {
        get
        {
            string processor = File.Exists("/proc/cpuinfo")
                ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? ""
                : RuntimeInformation.ProcessArchitecture.ToString();
            return $"{processor} ({Environment.ProcessorCount} cores), .NET {Environment.Version}, {RuntimeInformation.OSDescription}";
        }
    }
}

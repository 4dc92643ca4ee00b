using System.Text.RegularExpressions;

namespace Micrograd.Course.Tests;

/// <summary>The values that a graph shows, as a reader sees them in its boxes.</summary>
internal static partial class DrawnValues
{
    /// <summary>The gradient of each value that has a label, by that label.</summary>
    public static IReadOnlyDictionary<string, string> Grads(string dot) => Read(dot, "grad");

    /// <summary>The number of each value that has a label, by that label.</summary>
    public static IReadOnlyDictionary<string, string> Data(string dot) => Read(dot, "data");

    /// <summary>Sees that a picture shows the neuron of chapters 5 and 6 with all of its gradients, and nothing else.</summary>
    public static void AreThoseOfTheNeuron(string dot) =>
        Assert.Equal(
            ["b 0.5000", "n 0.5000", "o 1.0000", "w1 1.0000", "w2 0.0000", "x1 -1.5000", "x1*w1 0.5000", "x1*w1 + x2*w2 0.5000", "x2 0.5000", "x2*w2 0.5000"],
            Grads(dot).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    /// <summary>How many boxes there are, with a label or without.</summary>
    public static int Count(string dot) => Box().Count(dot);

    private static Dictionary<string, string> Read(string dot, string field) => Box().Matches(dot)
        .Where(box => box.Groups["label"].Length > 0)
        .ToDictionary(box => box.Groups["label"].Value, box => box.Groups[field].Value);

    [GeneratedRegex("label=\"(\\{ )?(?<label>[^|\"]*?) \\| data (?<data>[^\\s\"]+)( \\| grad (?<grad>[^\\s\"]+))?( \\})?\"")]
    private static partial Regex Box();
}

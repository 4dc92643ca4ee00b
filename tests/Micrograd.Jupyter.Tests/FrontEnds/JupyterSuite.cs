using System.Text.RegularExpressions;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>A run of Jupyter's own suite for kernels.</summary>
public sealed partial class JupyterSuite : IDisposable
{
    private readonly InstalledKernel _kernel = new();
    private readonly Lazy<string> _output;

    public JupyterSuite() => _output = new Lazy<string>(() => _kernel.RunPython(Path.Combine(AppContext.BaseDirectory, "Python", "kernel_suite.py")).Output);

    /// <summary>What it printed.</summary>
    public string Output => _output.Value;

    /// <summary>How each test ended: <c>ok</c>, or something else.</summary>
    public IReadOnlyDictionary<string, string> Results =>
        Result().Matches(Output).ToDictionary(match => match.Groups["test"].Value, match => match.Groups["result"].Value);

    public void Dispose() => _kernel.Dispose();

    [GeneratedRegex(@"^(?<test>test_\w+) .* \.\.\. (?<result>\w+)", RegexOptions.Multiline)]
    private static partial Regex Result();
}

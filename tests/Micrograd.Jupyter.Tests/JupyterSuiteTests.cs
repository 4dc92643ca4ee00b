using Micrograd.Jupyter.Tests.FrontEnds;

namespace Micrograd.Jupyter.Tests;

/// <summary>Jupyter's own suite for kernels: each of its tests is one here. It runs once for all.</summary>
public sealed class JupyterSuiteTests(JupyterSuite suite) : IClassFixture<JupyterSuite>
{
    [Theory]
    [InlineData("test_clear_output")]
    [InlineData("test_completion")]
    [InlineData("test_display_data")]
    [InlineData("test_error")]
    [InlineData("test_execute_result")]
    [InlineData("test_execute_stderr")]
    [InlineData("test_execute_stdout")]
    [InlineData("test_history")]
    [InlineData("test_inspect")]
    [InlineData("test_is_complete")]
    [InlineData("test_kernel_info")]
    [InlineData("test_pager")]
    public void It_passes(string test)
    {
        Needs.KernelSuite.OrSkip();

        Assert.True(suite.Results.GetValueOrDefault(test) == "ok", suite.Output);
    }

    [Fact]
    public void It_has_no_other_tests()
    {
        Needs.KernelSuite.OrSkip();

        Assert.Equal(12, suite.Results.Count);
    }
}

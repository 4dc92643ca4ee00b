namespace Micrograd.Tool.Tests;

/// <summary>How the kernel knows whose end is its own.</summary>
public sealed class FrontEndProcessTests
{
    [Theory]
    [InlineData("4321", 4321)]
    [InlineData("1", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999", null)]
    [InlineData("me", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void It_is_the_process_that_Jupyter_names(string? named, int? id) => Assert.Equal(id, FrontEndProcess.Id(named, processOf: null));

    [Theory]
    [InlineData("652", 4321)]
    [InlineData("653", null)]
    [InlineData("me", null)]
    public void On_Windows_it_is_the_process_that_an_inherited_handle_stands_for(string named, int? id) =>
        Assert.Equal(id, FrontEndProcess.Id(named, handle => handle == 652 ? 4321 : 0));
}

using System.Runtime.InteropServices;

using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Formatting;
using Micrograd.Sessions.Packages;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>What the session does on systems that the tests may not run on.</summary>
public sealed class OtherSystemsTests
{
    [Theory]
    [InlineData("windows", "git2.dll git2")]
    [InlineData("osx", "libgit2.dylib git2.dylib git2")]
    [InlineData("linux", "libgit2.so git2.so git2")]
    public void A_native_library_has_the_name_that_its_system_gives_it(string system, string names) =>
        Assert.Equal(names.Split(' '), NativeLibraries.FileNames("git2", OSPlatform.Create(system)));

    [Theory]
    [InlineData("windows", "win-x64", "win-x64 win")]
    [InlineData("osx", "osx-arm64", "osx-arm64 osx unix")]
    [InlineData("linux", "linux-x64", "linux-x64 linux unix")]
    [InlineData("linux", "linux-musl-x64", "linux-musl-x64 linux-x64 linux unix")]
    [InlineData("linux", "ubuntu.24.04-arm64", "ubuntu.24.04-arm64 linux-arm64 linux unix")]
    public void A_package_may_keep_one_native_library_for_several_systems(string system, string identifier, string runtimes) =>
        Assert.Equal(runtimes.Split(' '), NativeLibraries.Runtimes(identifier, OSPlatform.Create(system)));

    [Theory]
    [InlineData(true, "LOCALAPPDATA", @"D:\Data", @"D:\Data")]
    [InlineData(true, "XDG_DATA_HOME", "/data", null)]
    [InlineData(false, "XDG_DATA_HOME", "/data", "/data")]
    [InlineData(false, "XDG_DATA_HOME", "data", null)]
    [InlineData(false, "LOCALAPPDATA", "/data", null)]
    public void A_users_data_lie_where_the_environment_says(bool isWindows, string name, string value, string? folder) =>
        Assert.Equal(folder, UserData.Named(isWindows, variable => variable == name ? value : null));

    [Fact]
    public void A_value_is_shown_with_the_same_line_ends_as_elsewhere()
    {
        Assert.Equal("a\nb\n", LineEnds.Same("a\r\nb\r\n", "\r\n"));
        Assert.Equal("a\r\nb\n", LineEnds.Same("a\r\nb\n", "\n"));
    }
}

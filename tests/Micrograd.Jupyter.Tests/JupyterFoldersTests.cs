using System.Runtime.InteropServices;

namespace Micrograd.Jupyter.Tests;

/// <summary>Where front ends look, on each system: as Jupyter's own jupyter_core says.</summary>
public sealed class JupyterFoldersTests
{
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void On_Windows_they_are_where_programs_keep_their_data()
    {
        JupyterFolders folders = Of(OSPlatform.Windows, @"C:\Users\me");
        Assert.Equal([@"C:\Users\me\AppData\Roaming\jupyter"], folders.All);

        _variables["APPDATA"] = @"D:\Data\Roaming";
        _variables["PROGRAMDATA"] = @"C:\ProgramData";
        _variables["JUPYTER_PATH"] = @"C:\a;D:\b";
        Assert.Equal([@"C:\a", @"D:\b", @"D:\Data\Roaming\jupyter", @"C:\ProgramData\jupyter"], folders.All);
    }

    [Fact]
    public void On_macOS_they_are_in_the_users_library()
    {
        // What other Unix programs heed, Jupyter doesn't heed here.
        _variables["XDG_DATA_HOME"] = "/elsewhere";
        Assert.Equal(["/Users/me/Library/Jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"], Of(OSPlatform.OSX, "/Users/me").All);
    }

    [Fact]
    public void On_Linux_they_are_in_the_users_share_or_where_the_desktop_says()
    {
        JupyterFolders folders = Of(OSPlatform.Linux, "/home/me");
        Assert.Equal(["/home/me/.local/share/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"], folders.All);

        _variables["XDG_DATA_HOME"] = "/data";
        _variables["JUPYTER_PATH"] = "/a:/b";
        Assert.Equal(["/a", "/b", "/data/jupyter", "/usr/local/share/jupyter", "/usr/share/jupyter"], folders.All);
    }

    [Theory]
    [InlineData("windows")]
    [InlineData("osx")]
    [InlineData("linux")]
    public void A_folder_that_the_user_has_chosen_wins_everywhere(string system)
    {
        _variables["JUPYTER_DATA_DIR"] = "chosen";
        Assert.Equal("chosen", Of(OSPlatform.Create(system), "home").User);
    }

    private JupyterFolders Of(OSPlatform system, string home) => new(system, _variables.GetValueOrDefault, home);
}

namespace Micrograd.Tool.Tests.VsCode;

/// <summary>Which editors are found.</summary>
public sealed class EditorCommandsTests : IDisposable
{
    private readonly PretendEditor _editor = new();

    public void Dispose() => _editor.Dispose();

    [Fact]
    public void Each_that_is_on_PATH_is_found_once_and_nothing_else()
    {
        string[] expected = [.. EditorCommands.Names.Order(StringComparer.Ordinal).Select(name => _editor.Add(name))];
        _editor.Add("vim");

        Assert.Equal(expected, Found(new EditorCommands([_editor.Bin, _editor.Bin], NoPlaces)));
    }

    [Fact]
    public void One_that_lies_where_its_installer_puts_it_is_found_when_PATH_does_not_have_it()
    {
        string[] paths = [_editor.Add("code"), _editor.Add("elsewhere")];
        (string Name, string Path)[] places = [("code", paths[1]), ("cursor", "/nowhere/cursor"), ("cursor", paths[1]), ("cursor", paths[0])];

        Assert.Equal([paths[0], paths[1]], Found(new EditorCommands([_editor.Bin], places.ToLookup(place => place.Name, place => place.Path))));
    }

    [Fact]
    public void A_name_or_a_path_can_be_given()
    {
        string path = _editor.Add("my-code");
        var editors = new EditorCommands([_editor.Bin], NoPlaces);

        Assert.Equal([path, path], ((string[])["my-code", path]).Select(command => editors.Find(command)?.Path));
        Assert.Null(editors.Find("my-cod"));
        Assert.Null(editors.Find(Path.Combine(_editor.Bin, "code")));
    }

    [Fact]
    public void A_file_that_can_not_be_started_is_passed_over_on_PATH()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a file's ending says whether it can be.");
        string folder = Directory.CreateDirectory(Path.Combine(_editor.Bin, "before")).FullName;
        File.WriteAllText(Path.Combine(folder, "code"), "notes");
        Assert.Equal([_editor.Add("code")], Found(new EditorCommands([folder, _editor.Bin], NoPlaces)));
    }

    [Fact]
    public void A_machine_without_an_editor_has_none() => Assert.Empty(new EditorCommands([], NoPlaces).All());

    private static ILookup<string, string> NoPlaces => Array.Empty<string>().ToLookup(place => place);

    private static IEnumerable<string> Found(EditorCommands editors) => editors.All().Select(editor => editor.Path).Order(StringComparer.Ordinal);
}

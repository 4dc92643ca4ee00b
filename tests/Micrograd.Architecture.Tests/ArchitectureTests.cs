using Micrograd.Graphviz;

namespace Micrograd.Architecture.Tests;

/// <summary>The pictures in docs/architecture say which room may refer to which; the compiled assemblies say which does.</summary>
public sealed class ArchitectureTests
{
    private static readonly IReadOnlyList<CompiledProject> Projects = CompiledProject.All();

    public static TheoryData<string> WithRooms => [.. Projects.Where(project => project.Namespaces.Count() > 1).Select(project => project.Name)];

    public static TheoryData<string> Pictures =>
        [.. Directory.EnumerateFiles(ArchitecturePicture.Folder, "*.dot").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Projects_refer_to_one_another_as_the_picture_shows()
    {
        var picture = new ArchitecturePicture(Path.Combine(ArchitecturePicture.Folder, "projects.dot"));
        AssertSame(picture.Arrows, Projects.SelectMany(project => project.References.Select(other => new Reference(project.Name, other))));
        Assert.Equal(Projects.Select(project => project.Name), picture.Nodes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WithRooms))]
    public void A_projects_rooms_refer_to_one_another_as_its_picture_shows(string project)
    {
        CompiledProject compiled = Projects.Single(each => each.Name == project);
        var picture = new ArchitecturePicture(Path.Combine(ArchitecturePicture.Folder, project + ".dot"));
        AssertSame(picture.Arrows, compiled.Doors());
        Assert.Equal(compiled.Namespaces.Order(StringComparer.Ordinal), picture.Nodes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void No_picture_has_a_circle(string name)
    {
        List<Reference> arrows = [.. new ArchitecturePicture(Path.Combine(ArchitecturePicture.Folder, name + ".dot")).Arrows];

        // What nothing refers to goes first, again and again: what stays is in a circle.
        while (arrows.RemoveAll(arrow => arrows.TrueForAll(other => other.To != arrow.From)) > 0)
        {
        }

        Assert.Empty(arrows);
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_is_drawn_by_the_projects_own_layout(string name)
    {
        string drawn = Path.Combine(ArchitecturePicture.Folder, name + ".svg");
        string received = Path.Combine(AppContext.BaseDirectory, name + ".received.svg");
        string dot = new ArchitecturePicture(Path.Combine(ArchitecturePicture.Folder, name + ".dot")).Dot;
        File.WriteAllText(received, DotPicture.Render(dot, DotLayout.Managed).Svg + "\n");
        Assert.True(File.Exists(drawn) && File.ReadAllText(drawn).ReplaceLineEndings() == File.ReadAllText(received).ReplaceLineEndings(), $"The picture has changed. Look at {received} and copy it over {drawn}.");
    }

    private static void AssertSame(IEnumerable<Reference> picture, IEnumerable<Reference> code)
    {
        Reference[] drawn = [.. picture], found = [.. code];
        string missing = string.Join('\n', found.Except(drawn).Order()), surplus = string.Join('\n', drawn.Except(found).Order());
        Assert.True(missing.Length == 0, $"The code has references that the picture has not. Is there another way? If not, draw them:\n{missing}");
        Assert.True(surplus.Length == 0, $"The picture has arrows that the code has not:\n{surplus}");
    }
}

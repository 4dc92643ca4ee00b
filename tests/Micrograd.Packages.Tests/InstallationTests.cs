using System.Text.Json.Nodes;

using Micrograd.Notebooks.Documents;

namespace Micrograd.Packages.Tests;

/// <summary>The packages as a stranger gets them: outside the clone, with nothing else.</summary>
public sealed class InstallationTests(PackedClone clone)
{
    [Fact]
    public async Task A_new_project_runs_the_engines_example_and_compiles_that_of_each_library()
    {
        IReadOnlyList<Package> packages = await clone.Packages;
        Package[] libraries = [.. packages.Where(package => package.Id != PackedProject.Tool)];
        string folder = Directory.CreateDirectory(Path.Combine(clone.Outside, "project")).FullName;
        string references = string.Concat(libraries.Select(library => $"""<PackageReference Include="{library.Id}" Version="{clone.Version}" />"""));
        await WriteAsync(
            "Project.csproj",
            $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup><ItemGroup>{references}</ItemGroup></Project>""");
        CodeExample engine = CodeExample.In(await File.ReadAllTextAsync(Path.Combine(Clone.Root, "README.md"), TestContext.Current.CancellationToken));
        await WriteAsync("Program.cs", engine.Text + "\n");
        foreach (Package library in libraries)
        {
            CodeExample example = CodeExample.In(library.Text("README.md"));
            await WriteAsync($"{library.Id}.cs", $"{example.Usings}\nstatic class {library.Id.Replace('.', '_')}Example\n{{\n    static async Task Run()\n    {{\n{example.Program}\n        await Task.CompletedTask;\n    }}\n}}\n");
        }

        Assert.Equal(engine.Printed + "\n", await clone.RunAsync("dotnet", "run", "--project", folder));

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_installed_command_runs_a_notebook_that_asks_for_the_engine()
    {
        Package[] course = [.. (await clone.Packages).Where(package => package.Id is "Micrograd" or "Micrograd.Interactive")];
        var notebook = new NotebookDocument();
        foreach (Package library in course) notebook.InsertCell(notebook.Cells.Count, CellKind.Code, $"#r \"nuget: {library.Id}\"\n{CodeExample.In(library.Text("README.md")).Text}");
        string path = Path.Combine(clone.Outside, "notebook.ipynb");
        NotebookFile.Write(path, notebook);
        string output = await clone.RunAsync(await clone.Tool, "run", path, "-v");

        Assert.Contains($"Installed Micrograd, {clone.Version}", output, StringComparison.Ordinal);
        Assert.Contains(CodeExample.In(course[0].Text("README.md")).Printed, output, StringComparison.Ordinal);
        Assert.Contains($"Installed Micrograd.Interactive, {clone.Version}", output, StringComparison.Ordinal);
        Assert.Contains("digraph", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installed_command_installs_the_kernel()
    {
        await clone.RunAsync(await clone.Tool, "kernel", "install");
        Assert.Contains("C# (Micrograd)", await clone.RunAsync(await clone.Tool, "kernel", "list"), StringComparison.Ordinal);
        string spec = await File.ReadAllTextAsync(Path.Combine(clone.UserData, "kernels", ".net-csharp", "kernel.json"), TestContext.Current.CancellationToken);
        string?[] argv = [.. JsonNode.Parse(spec)!["argv"]!.AsArray().Select(word => (string?)word)];
        Assert.Equal(["kernel", "start", "{connection_file}"], argv[2..]);
        Assert.StartsWith(clone.UserData, argv[1], StringComparison.Ordinal);
        Assert.True(File.Exists(argv[1]), argv[1]);
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;

using Micrograd.Notebooks.Tests.Completion;
using Micrograd.Sessions;
using Micrograd.Sessions.Assemblies;

using Microsoft.CodeAnalysis;

namespace Micrograd.Notebooks.Tests.Sessions;

/// <summary>The session as a browser page runs it: assemblies come as bytes, files from a host of its own, and there is no second thread.</summary>
public sealed class BrowserTests
{
    [Fact]
    public async Task A_session_runs_on_bytes_alone()
    {
        var platform = new Bytes();
        var options = new SessionOptions { Folder = "/notebooks", Assemblies = platform, Files = new Site(), OwnThread = false };
        using var notebook = new Notebook(options);
        await notebook.Session.WarmUpAsync(TestContext.Current.CancellationToken);
        await notebook.Run("#load \"setup.csx\"");
        await notebook.Run("#r \"lib/xunit.v3.assert.dll\"\nXunit.Assert.True(true);");
        Assert.Equal("5", await notebook.Value("await Task.Delay(1); two + 3"));
        Assert.Equal("[ 1, 2 ]", await notebook.Value("new List<int> { 1, 2 }"));
        Assert.Equal("   at F, cell 5, line 1: int F() => throw new Exception(\"x\");", (await notebook.Fail("int F() => throw new Exception(\"x\");\nF();")).Traceback[1]);
        Assert.NotEmpty(platform.Read);
    }

    [Fact]
    public async Task An_editor_is_answered_from_bytes_alone()
    {
        using var notebook = new Notebook(new SessionOptions { Folder = "/notebooks", Assemblies = new Bytes(), Files = new Site(), OwnThread = false, Packages = null });
        Assert.Contains("Length", await notebook.Names("#load \"setup.csx\"\ntwo.ToString().|"));
        await notebook.Run("#load \"setup.csx\"\nvar text = \"abc\";");
        Assert.Contains("Length", await notebook.Names("text.|"));
        Assert.Equal("string text\n\n= abc", (await notebook.Description("te|xt"))!.Text);
        Assert.Equal("class System.Console", (await notebook.Description("Cons|ole"))!.Text);
        Assert.Equal("class Xunit.Assert", (await notebook.Description("#r \"lib/xunit.v3.assert.dll\"\nXunit.Ass|ert.True(true);"))!.Signature);
        Assert.Equal(1, (await notebook.Signature("Math.Max(1, |"))!.ActiveParameter);
        Assert.Equal("CS0029", Assert.Single(await notebook.Problems("int n = text;")).Id);
        Assert.StartsWith("Packages can't be restored here.", (await notebook.Fail("#r \"nuget: Some\"")).Message, StringComparison.Ordinal);
    }

    private sealed class Bytes : IAssemblySource
    {
        private readonly Dictionary<string, string> _paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.StartsWith(RuntimeEnvironment.GetRuntimeDirectory(), StringComparison.Ordinal)
                || Path.GetFileName(path) is "Micrograd.Sessions.dll" or "Micrograd.Notebooks.dll" or "Microsoft.DotNet.Interactive.Formatting.dll" or "Microsoft.AspNetCore.Html.Abstractions.dll")
            .DistinctBy(path => Path.GetFileNameWithoutExtension(path))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path));

        public HashSet<string> Read { get; } = [];

        public IReadOnlySet<string> Names => _paths.Keys.ToHashSet();

        public async ValueTask<PortableExecutableReference> ReferenceAsync(string name, CancellationToken cancellationToken = default) =>
            MetadataReference.CreateFromImage(await ImageAsync(name, cancellationToken));

        public async ValueTask<byte[]> ImageAsync(string name, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            Read.Add(name);
            return await File.ReadAllBytesAsync(_paths[name], cancellationToken);
        }
    }

    private sealed class Site : IFileSource
    {
        private readonly ImmutableDictionary<string, byte[]> _files = ImmutableDictionary<string, byte[]>.Empty
            .Add(Path.GetFullPath("/notebooks/setup.csx"), "var two = 2;"u8.ToArray())
            .Add(Path.GetFullPath("/notebooks/lib/xunit.v3.assert.dll"), File.ReadAllBytes(typeof(Assert).Assembly.Location));

        public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default) => ValueTask.FromResult(_files.GetValueOrDefault(path));
    }
}

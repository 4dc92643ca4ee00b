using System.Runtime.CompilerServices;
using System.Runtime.Loader;

using Micrograd.Sessions;
using Micrograd.Sessions.Assemblies;

namespace Micrograd.Notebooks.Tests.Sessions;

public sealed class UnloadTests
{
    [Theory]
    [InlineData("1 + 1")]
    [InlineData("class A { public int X { get; set; } } new A()")]
    [InlineData("Microsoft.DotNet.Interactive.Formatting.Formatter.Register<int>(i => \"number\", \"text/plain\"); display(new[] { 1, 2 });")]
    [InlineData("dynamic d = new System.Dynamic.ExpandoObject(); d.X = 1; await Task.Delay(1); d.X")]
    [InlineData("throw new Exception();")]
    public async Task An_ended_session_lets_go_of_all_that_it_loaded(string code)
    {
        WeakReference[] loaded = [await RunAndEnd(code), await RunAndEnd(code), await RunAndEnd(code)];
        for (int i = 0; i < 20 && loaded.Count(context => context.IsAlive) > 1; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // The runtime may hold on to what ran last on a pooled thread.
        Assert.InRange(loaded.Count(context => context.IsAlive), 0, 1);
    }

    [Fact]
    public async Task A_session_that_is_alone_uses_the_hosts_libraries_and_formats_the_same()
    {
        using var notebook = new Notebook(new SessionOptions { IsAlone = true });
        Assert.Equal("[ 1, 2 ]", await notebook.Value("new List<int> { 1, 2 }"));
        Assert.Equal("3", await notebook.Value("3"));
        Assert.Contains(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name == SessionAssemblies.Formatting);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAndEnd(string code)
    {
        using var notebook = new Notebook();
        await notebook.Try(code);
        return new WeakReference(notebook.Session.Assemblies);
    }
}

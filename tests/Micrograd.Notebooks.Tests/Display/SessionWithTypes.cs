using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Display;

/// <summary>A session that knows a few types, for all values of a theory: showing one changes nothing in it.</summary>
public sealed class SessionWithTypes : IAsyncLifetime
{
    private const string Types = """
        using Microsoft.DotNet.Interactive.Formatting;
        class Point { public int X { get; set; } = 1; public string Text = "<"; public int[] List = { 1, 2 }; }
        class Node { public int V; public Node Next; }
        enum Color { Red }
        """;

    internal Notebook Notebook { get; } = new();

    public async ValueTask InitializeAsync() => await Notebook.Run(Types);

    public ValueTask DisposeAsync()
    {
        Notebook.Dispose();
        return ValueTask.CompletedTask;
    }
}

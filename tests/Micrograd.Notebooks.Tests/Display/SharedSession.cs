using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Display;

/// <summary>A session for all values of a class: showing one leaves nothing behind that the next could meet.</summary>
public sealed class SharedSession : IDisposable
{
    internal Notebook Notebook { get; } = new();

    public void Dispose() => Notebook.Dispose();
}

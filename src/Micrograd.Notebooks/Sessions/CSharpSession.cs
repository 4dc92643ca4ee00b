namespace Micrograd.Notebooks;

/// <summary>Runs the cells of a C# notebook, one after the other, and keeps their variables, types and usings.</summary>
public sealed class CSharpSession : IDisposable
{
    /// <summary>A fresh session.</summary>
    /// <param name="options">Where files and assemblies come from; the file system when null.</param>
    public CSharpSession(SessionOptions? options = null) => Options = options ?? new SessionOptions();

    /// <summary>What the session was made with.</summary>
    public SessionOptions Options { get; }

    /// <summary>Loads the compiler and compiles a first cell, so that the reader's first one comes quickly. May be left out.</summary>
    public Task WarmUpAsync() => throw new NotImplementedException();

    /// <summary>Runs a cell to its end. Cells given while one is running wait for their turn.</summary>
    /// <param name="code">C#, with directives (<c>#r</c>, <c>#load</c>, <c>#!time</c>, …) where wanted.</param>
    /// <param name="show">Gets each output as it comes, in order, the error included. Called from one thread at a time.</param>
    /// <param name="cancellationToken">Interrupts the running cell: a loop, a sleep or an await.</param>
    /// <returns>How it ended. Errors of the cell are reported there and through <paramref name="show"/>, never thrown.</returns>
    public Task<CellStatus> ExecuteAsync(string code, Action<CellOutput> show, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Ends the session and lets go of all that it loaded.</summary>
    public void Dispose() { }
}

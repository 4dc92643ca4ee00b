namespace Micrograd.Lab.Tests;

/// <summary>
/// A reader who stays at the page while the tests of a class come and go: where each of them begins with writing its cells anew, the page needn't be loaded,
/// nor .NET started, for each. After a test that failed the next one finds a page that was opened for it.
/// </summary>
public sealed class StayingReader(Lab lab) : IAsyncDisposable
{
    private Reader? _reader;

    /// <summary>The reader, at a chapter.</summary>
    public async Task<Reader> AtAsync(string chapter)
    {
        _reader ??= await lab.VisitAsync();
        await _reader.GoAsync(chapter);
        return _reader;
    }

    /// <summary>To be called after each test.</summary>
    public ValueTask AfterTestAsync() => TestContext.Current.TestState?.Result == TestResult.Failed ? DisposeAsync() : ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Reader? reader = _reader;
        _reader = null;
        if (reader is not null) await reader.DisposeAsync();
    }
}

using Micrograd.Tests.Shared;

namespace Micrograd.Lab.Tests;

/// <summary>A Firefox that is started for the first test that asks for it, and serves those that follow.</summary>
public sealed class StartedFirefox : IAsyncDisposable
{
    private Firefox? _firefox;

    /// <summary>The browser. The test is skipped where there is none.</summary>
    internal async Task<Firefox> FirefoxAsync()
    {
        Needs.Firefox.OrSkip();
        return _firefox ??= await Firefox.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_firefox is not null) await _firefox.DisposeAsync();
    }
}

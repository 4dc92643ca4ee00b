using System.Collections.Immutable;

using Micrograd.Hosting.Conversations;
using Micrograd.Sessions;
using Micrograd.Sessions.Packages;

namespace Micrograd.Hosting.Tests;

/// <summary>What an editor hears while a cell waits for packages.</summary>
public sealed class ProgressTests
{
    [Fact]
    public async Task An_editor_hears_what_a_cell_waits_for_and_that_it_has_come()
    {
        SessionMessage[] heard = await Run(new Packages(_ => []), "#r \"nuget: One, 1.0.0\"\n#r \"nuget: Two\"\n1");
        Assert.Equal(
            [new CellWaits(1, "Restoring One, 1.0.0; Two", false), new CellWaits(1, "Installed One, 1.0.0; Two", true)],
            heard.OfType<CellWaits>());
        Assert.IsType<CellStarted>(heard[0]);
        Assert.Equal(heard[1], heard.OfType<CellWaits>().First());
        Assert.True(heard.OfType<CellEnded>().Single().Succeeded);
    }

    [Fact]
    public async Task A_failure_ends_it_too()
    {
        SessionMessage[] heard = await Run(new Packages(_ => throw new PackageRestoreException("There is no package One.", "One")), "#r \"nuget: One, 1.0.0\"");
        Assert.Equal([new CellWaits(1, "Restoring One, 1.0.0", false), new CellWaits(1, "Not installed: One, 1.0.0", true)], heard.OfType<CellWaits>());
        Assert.Equal("There is no package One.", heard.OfType<CellFailed>().Single().Message);
    }

    [Fact]
    public async Task What_is_there_already_is_not_waited_for() => Assert.Empty((await Run(new Packages(_ => []), "1 + 1")).OfType<CellWaits>());

    private static async Task<SessionMessage[]> Run(Packages packages, string code)
    {
        var heard = new List<SessionMessage>();
        using var conversation = new Conversation(() => new CSharpSession(new SessionOptions { Packages = packages }), heard.Add);
        await conversation.ReceiveAsync(new RunCell(1, code)).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        return [.. heard];
    }

    private sealed class Packages(Func<ImmutableArray<PackageRequest>, ImmutableArray<RestoredPackage>> restore) : IPackageRestore
    {
        public Task<ImmutableArray<RestoredPackage>> RestoreAsync(
            ImmutableArray<PackageRequest> packages, ImmutableArray<string> sources, string folder, CancellationToken cancellationToken = default) =>
            Task.FromResult(restore(packages));
    }
}

using System.Reflection;

using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Messages;
using Microsoft.Testing.Platform.Services;

namespace Micrograd.Tests.Shared;

/// <summary>
/// Says at the start of a run what its machine lacks, and why tests will be skipped. <c>dotnet test</c> shows nothing that a test process writes, but each test
/// that was skipped, with the reason, as soon as it hears of it: so each thing that is lacking is told as one.
/// </summary>
internal sealed class LackAnnouncement(IMessageBus bus) : ITestSessionLifetimeHandler, IDataProducer
{
    public string Uid => nameof(LackAnnouncement);

    public string Version => "1.0";

    public string DisplayName => "What this machine lacks";

    public string Description => "Says at the start which tests will be skipped, and why.";

    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    /// <summary>Called by the test program, which finds it by the name that stands in Directory.Build.targets.</summary>
    public static void AddExtensions(ITestApplicationBuilder builder, string[] _) =>
        builder.TestHost.AddTestSessionLifetimeHandler(services => new LackAnnouncement(services.GetMessageBus()));

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public async Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext)
    {
        string names = typeof(LackAnnouncement).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "TestNeeds").Value!;
        foreach (Need need in Needs.LackingOf(names.Split(';')))
        {
            var told = new TestNode
            {
                Uid = $"{nameof(LackAnnouncement)}.{need.Name}",
                DisplayName = $"every test that needs {need.Name}",
                Properties = new PropertyBag(new SkippedTestNodeStateProperty(need.Lack)),
            };
            await bus.PublishAsync(this, new TestNodeUpdateMessage(testSessionContext.SessionUid, told));
        }
    }

    public Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext) => Task.CompletedTask;
}

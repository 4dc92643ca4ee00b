namespace Micrograd.Course.Tests;

/// <summary>Runs when no other test does: what those keep would be counted too.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection(typeof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public async Task Fifty_sessions_of_a_chapter_leave_next_to_nothing_behind()
    {
        for (int i = 0; i < 10; i++) await Chapter.RunFresh("03");
        long after10 = Heap();
        for (int i = 0; i < 40; i++) await Chapter.RunFresh("03");
        long after50 = Heap();

        // What a session loads is some 4 MB: forty that stayed would be 160.
        Assert.InRange(after50 - after10, long.MinValue, 20_000_000);
    }

    private static long Heap()
    {
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

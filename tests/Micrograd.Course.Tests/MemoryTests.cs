namespace Micrograd.Course.Tests;

/// <summary>Runs when no other test does: what those keep would be counted too.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection(typeof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public async Task Sessions_of_a_chapter_leave_next_to_nothing_behind()
    {
        for (int i = 0; i < 5; i++) await Chapter.RunFresh("03");
        long before = Heap();
        for (int i = 0; i < 15; i++) await Chapter.RunFresh("03");
        long after = Heap();

        // What a session loads is some 4 MB: fifteen that stayed would be 60.
        Assert.InRange(after - before, long.MinValue, 7_500_000);
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

namespace Micrograd.Course.Tests;

/// <summary>Rows S01 to S03: what micrograd is.</summary>
public sealed class Chapter01Tests
{
    [Fact]
    public async Task S02_first_use_prints_the_result_and_both_gradients() =>
        Assert.Equal(["-1", "3", "4"], (await Chapter.Run("01")).Lines("s02"));

    [Fact]
    public async Task S03_a_nudge_of_b_moves_c_four_times_as_far()
    {
        Chapter chapter = await Chapter.Run("01");
        Assert.Equal("c moved 4.000 times as far as b", chapter.Lines("s03-nudge")[^1]);
        Assert.Contains("grad 4.0000", chapter.Dot("s03-graph"), StringComparison.Ordinal);
        Assert.Contains("grad 3.0000", chapter.Dot("s03-graph"), StringComparison.Ordinal);
    }
}

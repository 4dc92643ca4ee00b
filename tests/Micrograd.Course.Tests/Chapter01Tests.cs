using Micrograd.Notebooks.Documents;

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

    [Theory]
    [InlineData("0.001", true)]
    [InlineData("1", true)]
    [InlineData("1e-15", false)]
    public async Task A_nudge_of_a_moves_c_three_times_as_far_until_doubles_run_out_of_digits(string nudge, bool isThree)
    {
        Chapter chapter = await Chapter.RunChanged("01", document =>
        {
            NotebookCell cell = document.Cells.Single(cell => cell.Id == "s03-nudge");
            cell.Source = cell.Source.Replace("C(-4, 2 + nudge)", "C(-4 + nudge, 2)", StringComparison.Ordinal).Replace("nudge = 0.001", $"nudge = {nudge}", StringComparison.Ordinal);
        });
        Assert.Equal(isThree, chapter.Lines("s03-nudge")[^1] == "c moved 3.000 times as far as b");
    }

    [Fact]
    public async Task Two_ones_without_a_name_stand_in_the_picture_and_two_arrows_leave_a()
    {
        string dot = (await Chapter.Run("01")).Dot("s03-graph");
        Assert.Equal(2, dot.Split("[label=\" | data 1.0000").Length - 1);
        Assert.Equal(2, dot.Split("\n  v1 -> ").Length - 1);
    }
}

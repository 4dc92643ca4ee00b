namespace Micrograd.Course.Tests;

/// <summary>Rows S04 to S11: what a derivative is.</summary>
public sealed class Chapter02Tests
{
    [Fact]
    public async Task S04_f_of_3_is_20() => Assert.Equal("20", (await Chapter.Run("02")).Result("s04"));

    [Fact]
    public async Task S05_f_is_drawn_from_minus_5_to_5_in_quarters()
    {
        Figure chart = (await Chapter.Run("02")).Chart("s05");
        Assert.Equal(Enumerable.Range(0, 40).Select(i => -5 + (0.25 * i)), chart.Numbers(0, "x"));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => -5 + (0.25 * i)).Select(x => (3 * (x * x)) - (4 * x) + 5), chart.Numbers(0, "y"));
        Assert.Equal("x", chart.AxisTitles["xaxis"]);
        Assert.Equal("f(x)", chart.AxisTitles["yaxis"]);
    }

    [Theory]
    [InlineData("1.5", "slope 18.5")]
    [InlineData("1", "slope 17")]
    [InlineData("0.5", "slope 15.5")]
    [InlineData("0.01", "slope 14.03")]
    public async Task The_line_through_two_points_stays_in_sight_and_its_slope_comes_to_rest_at_14(string step, string slope)
    {
        Figure chart = (await Chapter.RunWith("02", "slope-triangle", "step = 1.5", $"step = {step}")).Chart("slope-triangle");
        Assert.Equal($"through both points, {slope}", chart.Traces[2]["name"]!.GetValue<string>());
        Assert.Equal([1.5, 4.75], chart.Numbers(2, "x"));
        Assert.InRange(chart.Numbers(2, "y")[1] - chart.Numbers(2, "y")[0], 40, 70);
    }

    [Theory]
    [InlineData("1e-4", "14.00030")]
    [InlineData("1e-12", "14.00124")]
    [InlineData("1e-17", "0.00000")]
    public async Task A_smaller_step_is_better_only_for_a_while(string h, string slope) =>
        Assert.Contains($"numeric {slope,10}", (await Chapter.RunWith("02", "s07", "h = 0.00000001", $"h = {h}")).Lines("zero")[^1], StringComparison.Ordinal);

    [Fact]
    public async Task S07_the_numeric_derivative_at_3() => Assert.Equal(["14.00000009255109"], (await Chapter.Run("02")).Lines("s07"));

    [Fact]
    public async Task S08_the_analytic_derivative_at_3() => Assert.Equal("14", (await Chapter.Run("02")).Result("s08"));

    [Fact]
    public async Task S09_three_inputs_give_4() => Assert.Equal("4", (await Chapter.Run("02")).Result("s09"));

    [Fact]
    public async Task S10_three_partial_derivatives_by_bumping() =>
        Assert.Equal(
            [
                "as it is    4",
                "a bumped    3.9999699999999994   slope -3.000000000064062",
                "b bumped    4.00002   slope 2.0000000000131024",
                "c bumped    4.00001   slope 0.9999999999621422",
            ],
            (await Chapter.Run("02")).Lines("s10"));
}

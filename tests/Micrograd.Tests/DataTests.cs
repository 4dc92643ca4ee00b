namespace Micrograd.Tests;

public sealed class DataTests
{
    [Fact]
    public void The_generator_gives_SplitMix64s_published_sequence()
    {
        var random = new SeededRandom(1234567);

        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(_ => random.NextBits()));
    }

    [Fact]
    public void Uniform_numbers_fill_their_range()
    {
        var random = new SeededRandom(5);
        double[] numbers = [.. Enumerable.Range(0, 10_000).Select(_ => random.Uniform(-1, 1))];

        Assert.All(numbers, x => Assert.InRange(x, -1, 1));
        Assert.Equal(0, numbers.Average(), 0.02);
        Assert.Equal(1.0 / 3, numbers.Average(x => x * x), 0.02);
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_standard_deviation_1()
    {
        var random = new SeededRandom(5);
        double[] numbers = [.. Enumerable.Range(0, 10_000).Select(_ => random.Normal())];

        Assert.Equal(0, numbers.Average(), 0.03);
        Assert.Equal(1, numbers.Average(x => x * x), 0.03);
    }

    [Fact]
    public void Uniform_refuses_bounds_that_hold_no_number()
    {
        NetworkTests.AssertRefused("high", "low is 1 and high is -1", () => new SeededRandom(1).Uniform(1, -1));
        NetworkTests.AssertRefused("high", "high is NaN", () => new SeededRandom(1).Uniform(0, double.NaN));
    }

    [Fact]
    public void The_four_examples_are_the_documents()
    {
        var (xs, ys) = DataSet.FourExamples;

        Assert.Equal([[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]], xs);
        Assert.Equal([1.0, -1.0, -1.0, 1.0], ys);
    }

    [Fact]
    public void Two_moons_without_noise_are_half_circles()
    {
        var (xs, ys) = DataSet.TwoMoons(200, noise: 0);

        Assert.Equal(100, ys.Count(y => y == 1));
        Assert.All(xs.Zip(ys), row =>
        {
            (double x, double y) = row.Second < 0 ? (row.First[0], row.First[1]) : (1 - row.First[0], 0.5 - row.First[1]);
            Assert.Equal(1, Math.Sqrt(x * x + y * y), 1e-12);
            Assert.True(y >= -1e-12);
        });
    }

    [Fact]
    public void Two_moons_are_the_same_to_the_last_digit_on_every_system()
    {
        var (xs, ys) = DataSet.TwoMoons(3, noise: 0.1, seed: 7);

        Assert.Equal([-1.0, 1.0, -1.0], ys);
        Assert.Equal([[-0.95893200849409588, 0.2166780707609946], [1.8582151101285629, 0.091157524531149725], [-0.99636958688026478, 0.38680927758587935]], xs);
    }

    [Fact]
    public void Two_moons_refuse_too_few_points_and_impossible_noise()
    {
        NetworkTests.AssertRefused("points", "at least 2 points, but 1", () => DataSet.TwoMoons(1));
        NetworkTests.AssertRefused("noise", "-0.1 was given", () => DataSet.TwoMoons(10, -0.1));
    }
}

namespace Micrograd.Tests;

public sealed class TrainingTests
{
    [Fact]
    public void MaxMargin_is_the_mean_of_what_each_row_lacks_to_its_margin()
    {
        Value[] scores = [0.5, -2.0, 3.0];

        Assert.Equal((0.5 + 3 + 0) / 3, MaxMargin(1, 1, 1), 1e-15);
        Assert.Equal(0, Loss.MaxMargin([1.0, -1.5], [1, -1]).Data);

        double MaxMargin(params double[] labels) => Loss.MaxMargin(scores, labels).Data;
    }

    [Fact]
    public void L2_is_the_weighted_sum_of_squares() => Assert.Equal(0.1 * 25, Loss.L2([3, -4], 0.1).Data);

    [Fact]
    public void Losses_refuse_lists_that_do_not_match()
    {
        NetworkTests.AssertRefused("targets", "there are 2 and 1", () => Loss.SumOfSquaredErrors([1], [1, 2]));
        NetworkTests.AssertRefused("labels", "at least one row", () => Loss.MaxMargin([], []));
        NetworkTests.AssertRefused("labels", "labels[1] is 0.5", () => Loss.MaxMargin([1, 2], [1, 0.5]));
        NetworkTests.AssertRefused("parameters", "at least one parameter", () => Loss.L2([]));
    }

    [Fact]
    public void A_schedule_gives_each_step_its_learning_rate()
    {
        Value p = 0;
        p.Grad = 1;
        var sgd = new Sgd([p], k => 1.0 - 0.5 * k);
        sgd.Step();
        Assert.Equal((-1, 1, 0.5), (p.Data, sgd.Steps, sgd.LearningRate));

        sgd.Step();
        Assert.Equal(-1.5, p.Data);
    }

    [Fact]
    public void Momentum_keeps_part_of_the_step_before()
    {
        Value p = 0;
        p.Grad = 1;
        var sgd = new Sgd([p], 0.5, momentum: 0.5);
        sgd.Step();
        sgd.Step();

        Assert.Equal(-0.5 - 0.5 * 1.5, p.Data);
        sgd.ZeroGrad();
        Assert.Equal(0, p.Grad);
    }

    [Fact]
    public void Sgd_refuses_what_cannot_train()
    {
        NetworkTests.AssertRefused("parameters", "list of parameters is empty", () => new Sgd([], 0.1));
        NetworkTests.AssertRefused("learningRate", "positive", () => new Sgd([1], 0));
        NetworkTests.AssertRefused("learningRate", "positive", () => new Sgd([1], double.NaN));
        NetworkTests.AssertRefused("momentum", "from 0 up to", () => new Sgd([1], 0.1, 1));
    }

    [Fact]
    public void Two_moons_can_be_learned()
    {
        var (xs, ys) = DataSet.TwoMoons(100);
        var network = new Mlp(2, [16, 16, 1], seed: 1, Activation.Relu, Activation.Linear);
        var sgd = new Sgd(network.Parameters, k => 1.0 - 0.9 * k / 100);
        for (int k = 0; k < 100; k++)
        {
            Value[] scores = Scores();
            Value loss = Loss.MaxMargin(scores, ys) + Loss.L2(network.Parameters);
            sgd.ZeroGrad();
            loss.Backward();
            sgd.Step();
        }

        Assert.All(Scores().Zip(ys), row => Assert.Equal(row.Second, Math.Sign(row.First.Data)));

        Value[] Scores() => [.. xs.Select(x => network.Predict(x))];
    }
}

using CsCheck;

using Micrograd.Replaying;

namespace Micrograd.Tests;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    [InlineData(300)]
    public void A_replay_of_the_moons_has_the_dynamic_loss_to_the_last_bit_and_its_gradients_but_for_rounding(int rows)
    {
        var network = new Mlp(2, [16, 16, 1], seed: 3, Activation.Relu, Activation.Linear);
        var (xs, ys) = DataSet.TwoMoons(300);
        (xs, ys) = (xs[..rows], ys[..rows]);
        var replay = Replay.Record(xs, ys, (x, y) => (1 + -y * network.Predict(x)).Relu());

        for (int step = 0; step < 3; step++)
        {
            double loss = replay.Backward(1.0 / rows);
            double[] grads = [.. network.Parameters.Select(p => p.Grad)];
            network.ZeroGrad();
            Value dynamic = Loss.MaxMargin([.. xs.Select(x => network.Predict(x))], ys);
            dynamic.Backward();

            Assert.Equal(dynamic.Data, loss);
            Assert.Equal(dynamic.Data, replay.Forward(1.0 / rows));
            AssertEqualButForRounding([.. network.Parameters.Select(p => p.Grad)], grads);
            new Sgd(network.Parameters, 0.1).Step();
            network.ZeroGrad();
        }
    }

    [Fact]
    public void Training_by_replay_ends_where_dynamic_training_does()
    {
        var (xs, ys) = DataSet.FourExamples;
        double[] Train(bool replayed)
        {
            var network = new Mlp(3, [4, 4, 1], seed: 42);
            var sgd = new Sgd(network.Parameters, 0.05);
            var replay = Replay.Record(xs, ys, (x, y) => (network.Predict(x) - y).Pow(2));
            for (int step = 0; step < 300; step++)
            {
                sgd.ZeroGrad();
                if (replayed)
                    replay.Backward();
                else
                    Loss.SumOfSquaredErrors([.. xs.Select(x => network.Predict(x))], ys).Backward();
                sgd.Step();
            }

            return [.. network.Parameters.Select(p => p.Data)];
        }

        Assert.Equal(Train(replayed: false), Train(replayed: true), (a, b) => Math.Abs(a - b) <= 1e-12);
    }

    [Fact]
    public void Every_operation_is_replayed() => Gen.Select(Gen.Double[0.2, 2].Array[3].Array[1, 40], Gen.Double[0.2, 2]).Sample((xs, parameter) =>
    {
        Value p = parameter;
        var neuron = new Neuron(2, Activation.Tanh, new SeededRandom(7));
        Value RowLoss(Value[] x, Value y)
        {
            Value a = (x[0] * p + 2) / (3 - x[1]) - -x[2];
            Value b = a.Exp().Log() + x[0].Pow(1.5) + x[1].Pow(p) + (x[2] - 1).Relu() + a.Sigmoid() * y;
            Value c = neuron.Forward(x[0], a) + a.Pow(2) + a.Pow(-1) + a / x[1];
            return (b * c).Tanh() + Loss.L2([p, neuron.Bias, x[0]], 0.3) + 1.5 * a;
        }

        double[] ys = [.. xs.Select(x => x[0] - x[1])];
        double loss = Replay.Record(xs, ys, RowLoss).Backward();
        double[] grads = [p.Grad, .. neuron.Parameters.Select(v => v.Grad)];
        foreach (Value v in (Value[])[p, .. neuron.Parameters])
            v.Grad = 0;
        Value[] rows = [.. xs.Zip(ys).Select(row => RowLoss(Array.ConvertAll(row.First, x => new Value(x)), row.Second))];
        double expected = 0;
        foreach (Value row in rows)
        {
            row.Backward();
            expected += row.Data;
        }

        Assert.Equal(expected, loss);
        AssertEqualButForRounding([p.Grad, .. neuron.Parameters.Select(v => v.Grad)], grads);
    });

    [Fact]
    public void Gradients_are_added_to_what_parameters_have()
    {
        Value w = 3;
        var replay = Replay.Record([[2], [5]], [0, 0], (x, _) => w * x[0]);

        Assert.Equal(21, replay.Forward());
        Assert.Equal(0, w.Grad);
        Assert.Equal(10.5, replay.Backward(0.5));
        replay.Backward();
        Assert.Equal(3.5 + 7, w.Grad);

        w.Data = 4;
        Assert.Equal(28, replay.Forward());
    }

    [Fact]
    public void A_layer_of_several_outputs_and_a_graph_that_somebody_looked_at_are_replayed_too()
    {
        var network = new Mlp(2, [3, 5], seed: 1);
        double[][] xs = [[0.5, -1], [2, 0.3], [1, 1]];
        Value RowLoss(Value[] x, Value y)
        {
            Value[] outputs = network.Forward(x);
            Assert.Equal(2, outputs[1].Children[0].Children.Count);     // lays the neuron out
            return Loss.SumOfSquaredErrors(outputs, [1, 2, 3, 4, 5]) * y;
        }

        double loss = Replay.Record(xs, [1, 2, 3], RowLoss).Backward();
        double[] grads = [.. network.Parameters.Select(p => p.Grad)];
        network.ZeroGrad();
        Value sum = RowLoss([0.5, -1], 1) + RowLoss([2, 0.3], 2) + RowLoss([1, 1], 3);
        sum.Backward();

        Assert.Equal(sum.Data, loss);
        AssertEqualButForRounding([.. network.Parameters.Select(p => p.Grad)], grads);
    }

    [Fact]
    public void A_layer_may_read_a_value_twice()
    {
        var first = new Mlp(2, [1], seed: 1);
        var second = new Mlp(3, [2, 1], seed: 2);
        Value[] parameters = [.. first.Parameters, .. second.Parameters];
        Value RowLoss(Value[] x, Value y)
        {
            Value h = first.Predict(x);
            return (second.Predict(h, h, x[0]) - y).Pow(2);
        }

        double loss = Replay.Record([[0.5, -1], [2, 0.3]], [1, 2], RowLoss).Backward();
        double[] grads = [.. parameters.Select(p => p.Grad)];
        first.ZeroGrad();
        second.ZeroGrad();
        Value sum = RowLoss([0.5, -1], 1) + RowLoss([2, 0.3], 2);
        sum.Backward();

        Assert.Equal(sum.Data, loss);
        AssertEqualButForRounding([.. parameters.Select(p => p.Grad)], grads);
    }

    [Fact]
    public void A_loss_that_is_a_leaf_is_its_own_sum()
    {
        Value p = 3;

        Assert.Equal(6, Replay.Record([[1], [2]], [0, 0], (_, _) => p).Backward());
        Assert.Equal(2, p.Grad);
        Assert.Equal(3, Replay.Record([[1], [2]], [0, 0], (x, _) => x[0]).Backward());
    }

    [Fact]
    public void A_graph_whose_shape_depends_on_the_data_is_refused_with_the_row_and_what_differs() =>
        AssertRefused(
            "row 2 is computed otherwise than row 0. The one has tanh where the other has exp. The graph must not depend on the data",
            (x, _) => x[0].Data < 2 ? x[0].Tanh() : x[0].Exp());

    [Fact]
    public void A_graph_that_grows_with_the_data_is_refused() =>
        AssertRefused("row 1 is computed otherwise than row 0", (x, _) =>
        {
            Value sum = x[0];
            for (int i = 0; i < (int)x[0].Data; i++)
                sum += x[0];
            return sum;
        });

    [Fact]
    public void A_number_taken_out_of_the_row_is_refused() =>
        AssertRefused("row 1 is computed otherwise than row 0. The constant 0 of the one is 1 in the other. Compute with the row's values themselves", (x, y) => x[0] * x[0].Data + y);

    [Fact]
    public void A_random_number_is_refused()
    {
        var random = new SeededRandom(1);
        AssertRefused("row 0, computed twice, differs. The constant", (x, _) => x[0] * random.Uniform(0, 1));
    }

    [Fact]
    public void A_parameter_chosen_by_the_data_is_refused()
    {
        Value a = 1, b = 2;
        AssertRefused("another parameter", (x, _) => x[0] * (x[0].Data < 2 ? a : b));
    }

    [Fact]
    public void Rows_that_do_not_match_are_refused()
    {
        static Value First(Value[] x, Value y) => x[0];
        NetworkTests.AssertRefused("inputs", "at least one row", () => Replay.Record([], [], First));
        NetworkTests.AssertRefused("targets", "there are 1 and 2", () => Replay.Record([[1], [2]], [1], First));
        NetworkTests.AssertRefused("inputs", "row 0 has 1 numbers and row 1 has 2", () => Replay.Record([[1], [2, 3]], [1, 2], First));
    }

    private static void AssertRefused(string message, Func<Value[], Value, Value> loss)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Replay.Record([[0], [1], [2]], [0, 0, 0], loss));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static void AssertEqualButForRounding(double[] expected, double[] actual)
    {
        double scale = Math.Max(1, expected.Max(Math.Abs));
        Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= 1e-13 * scale);
    }
}

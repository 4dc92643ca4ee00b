namespace Micrograd.Tests;

/// <summary>What the course's source document prints, computed with the engine.</summary>
public sealed class DocumentNumbersTests
{
    [Fact]
    public void First_use_gives_minus_1_and_the_gradients_3_and_4()
    {
        Value a = -4.0, b = 2.0;
        Value c = a + b;
        c += c + 1;
        c += 1 + c + -a;
        c.Backward();

        Assert.Equal((-1.0, 3.0, 4.0), (c.Data, a.Grad, b.Grad));
    }

    [Fact]
    public void A_value_prints_as_Value_of_its_data()
    {
        Value a = 2.0, b = -3.0, c = 10.0;

        Assert.Equal("Value(data=4)", (a * b + c).ToString());
        Assert.Equal("Value(data=0.1)", new Value(0.1).ToString());
    }

    [Fact]
    public void L_remembers_how_it_was_computed()
    {
        Value a = new(2, "a"), b = new(-3, "b"), c = new(10, "c"), f = new(-2, "f");
        Value e = a * b;
        Value d = e + c;
        Value loss = d * f;

        Assert.Equal(-8.0, loss.Data);
        Assert.Equal("*", loss.Op);
        Assert.Equal([d, f], loss.Children);
        Assert.Equal([e, c], d.Children);
        Assert.Equal("", a.Op);
        Assert.Empty(a.Children);

        loss.Backward();
        Assert.Equal([6.0, -4.0, -2.0, -2.0, -2.0, 4.0], [a.Grad, b.Grad, c.Grad, e.Grad, d.Grad, f.Grad]);
    }

    [Fact]
    public void One_step_along_the_gradient_makes_L_minus_7_286496()
    {
        Value a = 2, b = -3, c = 10, f = -2;
        ((a * b + c) * f).Backward();
        foreach (Value leaf in (Value[])[a, b, c, f])
            leaf.Data += 0.01 * leaf.Grad;

        Assert.Equal(-7.286496, ((a * b + c) * f).Data);
    }

    [Fact]
    public void The_neuron_has_the_documents_output_and_gradients()
    {
        Value x1 = 2, x2 = 0, w1 = -3, w2 = 1, b = 6.8813735870195432;
        Value n = x1 * w1 + x2 * w2 + b;
        Value o = n.Tanh();
        o.Backward();

        Assert.Equal(0.8813735870195432, n.Data);
        Assert.Equal(0.7071067811865476, o.Data, 1e-15);
        Assert.Equal([0.5, 0.5, -1.5, 1.0, 0.5, 0.0], new[] { n, b, x1, w1, x2, w2 }.Select(v => Math.Round(v.Grad, 14)));
    }

    [Fact]
    public void Tanh_made_of_exp_has_the_same_gradients()
    {
        Value x1 = 2, x2 = 0, w1 = -3, w2 = 1, b = 6.8813735870195432;
        Value e = (2 * (x1 * w1 + x2 * w2 + b)).Exp();
        Value o = (e - 1) / (e + 1);
        o.Backward();

        Assert.Equal(0.7071067811865476, o.Data, 2e-16);
        Assert.Equal([0.5, -1.5, 1.0, 0.5, 0.0], new[] { b, x1, w1, x2, w2 }.Select(v => Math.Round(v.Grad, 14)));
    }

    [Fact]
    public void A_value_used_twice_gets_both_gradients()
    {
        Value a = 3;
        (a + a).Backward();
        Assert.Equal(2, a.Grad);

        Value b = -2, c = 3;
        (b * c * (b + c)).Backward();
        Assert.Equal((-3.0, -8.0), (b.Grad, c.Grad));
    }

    [Fact]
    public void The_sanity_check_of_arithmetic_gives_the_documents_eight_numbers()
    {
        Value a = 2, b = 4;

        Assert.Equal(
            [4.0, 4.0, 4.0, 4.0, -2.0, -2.0, 7.38905609893065, 0.5],
            new[] { a + 2, 2 + a, a * 2, 2 * a, -a, a - b, a.Exp(), a / b }.Select(v => v.Data));
    }

    [Fact]
    public void Tanh_does_not_overflow_where_its_formula_does()
    {
        Value n = 1000;
        Value e = (2 * n).Exp();

        Assert.Equal(double.NaN, ((e - 1) / (e + 1)).Data);
        Assert.Equal(1, n.Tanh().Data);
    }

    [Fact]
    public void With_the_bias_rounded_to_float_the_neuron_gives_PyTorchs_numbers()
    {
        Value x1 = 2, x2 = 0, w1 = -3, w2 = 1, b = (double)6.8813735870195432f;
        Value o = (x1 * w1 + x2 * w2 + b).Tanh();
        o.Backward();

        Assert.Equal(0.7071066904050358, o.Data, 1e-15);
        Assert.Equal(
            [0.5000001283844369, 0.0, -1.5000003851533106, 1.0000002567688737],
            [x2.Grad, w2.Grad, x1.Grad, w1.Grad],
            (expected, actual) => Math.Abs(expected - actual) < 1e-14);
    }

    [Fact]
    public void The_documents_predictions_have_its_loss()
    {
        Value[] predictions = [0.671796073870944, 0.7745946073328025, 0.44576819586148025, 0.7507951163502421];

        Assert.Equal(5.40925258770064, Loss.SumOfSquaredErrors(predictions, DataSet.FourExamples.Targets).Data);
    }

    [Fact]
    public void The_documents_weight_moves_as_it_does_there()
    {
        var weight = new Value(-0.04508760561003777) { Grad = 0.8369682644433301 };
        new Sgd([weight], learningRate: 0.01).Step();

        Assert.Equal(-0.053457288254471075, weight.Data);
    }

    [Fact]
    public void The_documents_network_has_41_parameters_and_learns_its_four_rows()
    {
        var network = new Mlp(3, [4, 4, 1], seed: 42);
        var (xs, ys) = DataSet.FourExamples;
        Assert.Equal(41, network.Parameters.Count);

        var sgd = new Sgd(network.Parameters, learningRate: 0.05);
        for (int epoch = 0; epoch < 500; epoch++)
        {
            Value loss = Loss.SumOfSquaredErrors([.. xs.Select(x => network.Predict(x))], ys);
            network.ZeroGrad();
            loss.Backward();
            sgd.Step();
        }

        Assert.All(xs.Zip(ys), row => Assert.Equal(row.Second, network.Predict(row.First).Data, 0.1));
    }
}

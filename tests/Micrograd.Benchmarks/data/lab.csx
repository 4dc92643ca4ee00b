#load "setup.csx"
using System.Diagnostics;
using Micrograd;
using Micrograd.Replaying;

// W1 and W2 as the other hosts do them, with the course's own moons and seeds: the work is the same.
double W1()
{
    var (xs, ys) = DataSet.TwoMoons(points: 100);
    var network = new Mlp(2, [16, 16, 1], seed: 1337, Activation.Relu, Activation.Linear);
    var sgd = new Sgd(network.Parameters, step => 1.0 - 0.9 * step / 100);
    double last = 0;
    for (int step = 0; step < 100; step++)
    {
        Value[] scores = [.. xs.Select(x => network.Predict(x))];
        Value loss = Loss.MaxMargin(scores, ys) + Loss.L2(network.Parameters);
        sgd.ZeroGrad();
        loss.Backward();
        sgd.Step();
        last = loss.Data;
    }
    return last;
}

double W1Replayed()
{
    var (xs, ys) = DataSet.TwoMoons(points: 100);
    var network = new Mlp(2, [16, 16, 1], seed: 1337, Activation.Relu, Activation.Linear);
    var replay = Replay.Record(xs, ys, (x, y) => (1 + -y * network.Predict(x)).Relu());
    var sgd = new Sgd(network.Parameters, step => 1.0 - 0.9 * step / 100);
    double last = 0;
    for (int step = 0; step < 100; step++)
    {
        Value penalty = Loss.L2(network.Parameters);
        sgd.ZeroGrad();
        penalty.Backward();
        last = replay.Backward(1.0 / ys.Length) + penalty.Data;
        sgd.Step();
    }
    return last;
}

double W2()
{
    var (xs, ys) = DataSet.FourExamples;
    var network = new Mlp(3, [4, 4, 1], seed: 1337);
    var sgd = new Sgd(network.Parameters, 0.05);
    double last = 0;
    for (int step = 0; step < 1000; step++)
    {
        Value[] predictions = [.. xs.Select(x => network.Predict(x))];
        Value loss = Loss.SumOfSquaredErrors(predictions, ys);
        sgd.ZeroGrad();
        loss.Backward();
        sgd.Step();
        last = loss.Data;
    }
    return last;
}

double W2Replayed()
{
    var (xs, ys) = DataSet.FourExamples;
    var network = new Mlp(3, [4, 4, 1], seed: 1337);
    var replay = Replay.Record(xs, ys, (x, y) => (network.Predict(x) - y).Pow(2));
    var sgd = new Sgd(network.Parameters, 0.05);
    double last = 0;
    for (int step = 0; step < 1000; step++)
    {
        sgd.ZeroGrad();
        last = replay.Backward();
        sgd.Step();
    }
    return last;
}

void Report(string name, Func<double> work)
{
    var took = new List<double>();
    double loss = 0;
    for (int run = 0; run < 4; run++)
    {
        var watch = Stopwatch.StartNew();
        loss = work();
        took.Add(watch.Elapsed.TotalMilliseconds);
    }
    Console.WriteLine($"| {name} | {took[0]:N0} | {took.Skip(1).Min():N0} | {loss} |");
}

Console.WriteLine("| in the page, milliseconds | the first time | fastest of three more | loss |");
Console.WriteLine("|---|--:|--:|--:|");
Report("W1", W1);
Report("W1, recorded once and replayed", W1Replayed);
Report("W2", W2);
Report("W2, recorded once and replayed", W2Replayed);

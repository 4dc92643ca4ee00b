namespace Micrograd.Replaying;

/// <summary>
/// A loss that was built once from values, as a flat program that computes it, and its gradients, for all rows of a data
/// set: many rows at a time, and without making a single node.
/// </summary>
/// <remarks>
/// <para>
/// A graph is made anew for every row of every step, although only the numbers in it change. A recording keeps its
/// operations and replays them; this is what a compiled graph is in the large libraries.
/// </para>
/// <para>
/// The loss is the same to the last bit as the one that values give when the rows' losses are added up in order. Gradients
/// may differ in their last digits: the rows' shares are added up in several lanes side by side, so in another order.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using Micrograd.Replaying;
///
/// var network = new Mlp(2, [16, 16, 1], seed: 1, Activation.Relu, Activation.Linear);
/// var (xs, ys) = DataSet.TwoMoons(100);
/// var replay = Replay.Record(xs, ys, (x, y) => (1 - y * network.Predict(x)).Relu());
/// var sgd = new Sgd(network.Parameters, learningRate: 0.5);
/// for (int step = 0; step &lt; 100; step++)
/// {
///     sgd.ZeroGrad();
///     double loss = replay.Backward(weight: 1.0 / xs.Length);     // the mean over the rows
///     sgd.Step();
/// }
/// </code>
/// </example>
public sealed class Replay
{
    private readonly FlatProgram _program;

    private Replay(FlatProgram program) => _program = program;

    /// <summary>Records the loss of a row, and checks that every row is computed in the same way.</summary>
    /// <param name="inputs">The rows, all of the same length.</param>
    /// <param name="targets">One number for each row.</param>
    /// <param name="loss">Computes the loss of a row from its inputs and its target. Whatever else it uses is a parameter.</param>
    /// <exception cref="ArgumentException">There are no rows, they differ in length, or there are more or fewer targets.</exception>
    /// <exception cref="InvalidOperationException">The rows are not all computed in the same way; the message says what differs.</exception>
    public static Replay Record(IReadOnlyList<double[]> inputs, IReadOnlyList<double> targets, Func<Value[], Value, Value> loss)
    {
        if (inputs.Count == 0)
            throw new ArgumentException("There must be at least one row to record, but there is none.", nameof(inputs));
        if (targets.Count != inputs.Count)
            throw new ArgumentException($"There must be as many targets as rows, but there are {targets.Count} and {inputs.Count}.", nameof(targets));
        for (int i = 1; i < inputs.Count; i++)
        {
            if (inputs[i].Length != inputs[0].Length)
                throw new ArgumentException($"All rows must be of the same length, but row 0 has {inputs[0].Length} numbers and row {i} has {inputs[i].Length}.", nameof(inputs));
        }

        (Value firstLoss, Value[] firstColumns) = RowOf(0);
        var recording = new Recording(firstLoss, firstColumns);
        for (int i = -1; i < inputs.Count; i++)
        {
            (Value rowLoss, Value[] columns) = RowOf(Math.Max(i, 0));
            string? difference = i < 0 ? recording.TellParametersBy(rowLoss, columns) : recording.DifferenceFrom(rowLoss, columns);
            if (difference is not null)
                throw new InvalidOperationException($"This loss can't be replayed: {(i < 1 ? "row 0, computed twice, differs" : $"row {i} is computed otherwise than row 0")}. {difference}");
        }

        return new Replay(new FlatProgram(recording, inputs, targets));

        (Value, Value[]) RowOf(int row)
        {
            Value[] x = Array.ConvertAll(inputs[row], number => new Value(number));
            Value y = targets[row];
            return (loss(x, y), [.. x, y]);
        }
    }

    /// <summary>The sum of all rows' losses with the parameters as they are now, times the weight.</summary>
    public double Forward(double weight = 1) => _program.Run(weight, backward: false);

    /// <summary>The same, and adds its derivatives to the gradients of the parameters, as <see cref="Value.Backward"/> does.</summary>
    public double Backward(double weight = 1) => _program.Run(weight, backward: true);
}

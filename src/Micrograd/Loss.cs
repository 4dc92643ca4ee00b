using System.Globalization;

namespace Micrograd;

/// <summary>One number for how wrong a network is, for training to make smaller.</summary>
/// <remarks>
/// The predictions are lists, not sequences: a lazy sequence would run the network again each time that it is read.
/// </remarks>
public static class Loss
{
    /// <summary>(prediction - target)², added up over the rows.</summary>
    /// <param name="predictions">The network's output for each row.</param>
    /// <param name="targets">What it should have been, one for each row.</param>
    /// <exception cref="ArgumentException">The lists are empty or differ in length.</exception>
    public static Value SumOfSquaredErrors(IReadOnlyList<Value> predictions, IReadOnlyList<double> targets)
    {
        CheckLengths(predictions, targets, nameof(targets));
        Value sum = (predictions[0] - targets[0]).Pow(2);
        for (int i = 1; i < predictions.Count; i++)
            sum += (predictions[i] - targets[i]).Pow(2);
        return sum;
    }

    /// <summary>
    /// The support vector machine's loss: max(0, 1 - label · score), averaged over the rows. It is zero when every row is
    /// on its own side by a margin of 1.
    /// </summary>
    /// <param name="scores">The network's output for each row: its sign is the predicted label.</param>
    /// <param name="labels">-1 or 1 for each row.</param>
    /// <exception cref="ArgumentException">The lists are empty or differ in length, or a label is neither -1 nor 1.</exception>
    public static Value MaxMargin(IReadOnlyList<Value> scores, IReadOnlyList<double> labels)
    {
        CheckLengths(scores, labels, nameof(labels));
        Value sum = Hinge(0);
        for (int i = 1; i < scores.Count; i++)
            sum += Hinge(i);
        return sum * (1.0 / scores.Count);

        Value Hinge(int i) => labels[i] is 1 or -1
            ? (1 + -labels[i] * scores[i]).Relu()
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A label is -1 or 1, but labels[{i}] is {labels[i]}."), nameof(labels));
    }

    /// <summary>
    /// strength · Σ p²: added to another loss, it keeps the parameters small, and so the network from bending more than its
    /// data ask for.
    /// </summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="strength">How much it counts beside the other loss.</param>
    /// <exception cref="ArgumentException">There are no parameters.</exception>
    public static Value L2(IReadOnlyList<Value> parameters, double strength = 1e-4)
    {
        if (parameters.Count == 0)
            throw new ArgumentException("L2 needs at least one parameter, but the list is empty.", nameof(parameters));
        var each = new Operands([.. parameters]);
        return strength * Value.SumOf(each, each, Activation.Linear);
    }

    private static void CheckLengths(IReadOnlyList<Value> predictions, IReadOnlyList<double> wanted, string argument)
    {
        if (predictions.Count != wanted.Count)
            throw new ArgumentException($"There must be as many {argument} as predictions, but there are {wanted.Count} and {predictions.Count}.", argument);
        if (wanted.Count == 0)
            throw new ArgumentException("A loss needs at least one row, but none was given.", argument);
    }
}

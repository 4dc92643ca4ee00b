namespace Micrograd.Interactive;

/// <summary>
/// Checks the answer to an exercise: prints <c>OK</c>, or that there is no answer yet, or in which way it is wrong, with a hint. Never shows the right answer,
/// and never throws on a wrong one.
/// </summary>
/// <remarks>The first wrong answer to a question gets the first hint, the next one the second, and so on until a right one comes.</remarks>
/// <example><code>
/// Check.That("the slope at 3", slope, 14, tolerance: 1e-6, hints: ["How much does f grow from 3 to 3.001?"]);
/// // Not yet  the slope at 3: -14. The sign is wrong.
/// //          Hint: How much does f grow from 3 to 3.001?
/// </code></example>
public static class Check
{
    private const double Rounding = 1e-9;

    private static readonly Dictionary<(string What, string Hint), int> WrongAnswers = [];

    /// <summary>Checks a number, a text, a truth value, or a list of these.</summary>
    /// <param name="what">What it is, such as <c>the gradient of a</c>.</param>
    /// <param name="actual">The learner's answer; null or NaN when there is none yet.</param>
    /// <param name="expected">The right one.</param>
    /// <param name="tolerance">How far a number may be off: absolute for numbers up to 1, relative for larger ones.</param>
    /// <param name="hints">What helps after the first wrong answer, after the second, and so on.</param>
    /// <returns>Whether it is right.</returns>
    public static bool That(string what, object? actual, object? expected, double tolerance = Rounding, string[]? hints = null) =>
        Answer.IsMissing(actual, expected) ? Missing(what, $"still {Answer.Text(actual)}")
        : Answer.Mistake(actual, expected, tolerance) is { } mistake ? Wrong(what, what, $"{Answer.Text(actual)}. {mistake}", hints)
        : Right(what, Answer.Text(actual), hints);

    /// <summary>Checks several numbers at once.</summary>
    /// <inheritdoc cref="That(string, object?, object?, double, string[])"/>
    public static bool That(string what, IEnumerable<double>? actual, IEnumerable<double> expected, double tolerance = Rounding, string[]? hints = null) =>
        That(what, actual?.ToArray(), (object)expected.ToArray(), tolerance, hints);

    /// <summary>Checks whether something holds that isn't one value, such as that a network has learned all points.</summary>
    /// <param name="what">What has to hold, such as <c>all points are right</c>.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="hints">What helps after the first wrong answer, after the second, and so on.</param>
    /// <returns>Whether it holds.</returns>
    public static bool That(string what, bool holds, string[]? hints = null) =>
        holds ? Right(what, "yes", hints) : Wrong(what, what, "no.", hints);

    /// <summary>Checks a function that the learner has written, by trying it: the first input for which it is wrong is shown.</summary>
    /// <typeparam name="T">What the function takes; a tuple for several arguments.</typeparam>
    /// <param name="what">What it computes, such as <c>the slope</c>.</param>
    /// <param name="actual">Calls the learner's function. There is no answer yet when it returns null or throws <see cref="NotImplementedException"/>; anything
    /// else that it throws is a wrong answer.</param>
    /// <param name="expected">Says what is right.</param>
    /// <param name="inputs">What to try.</param>
    /// <param name="tolerance">How far a number may be off: absolute for numbers up to 1, relative for larger ones.</param>
    /// <param name="hints">What helps after the first wrong answer, after the second, and so on.</param>
    /// <returns>Whether it is right for all inputs.</returns>
    /// <example><code>
    /// Check.That("the slope of the sine", x => Derivative(Math.Sin, x), x => Math.Cos(x), [0.0, 1, -2], tolerance: 1e-6);
    /// // OK  the slope of the sine: right for 3 inputs
    /// </code></example>
    public static bool That<T>(
        string what, Func<T, object?> actual, Func<T, object?> expected, IEnumerable<T> inputs, double tolerance = Rounding, string[]? hints = null)
    {
        var trials = new List<Trial<T>>();
        foreach (T input in inputs)
        {
            var trial = Trial<T>.Of(input, actual, expected, tolerance);
            trials.Add(trial);
            if (!trial.IsMissing && trial.Mistake is not null) return Wrong(what, $"{what}, for {Answer.Text(input)}", trial.Mistake, hints);
        }

        Trial<T>? missing = trials.FirstOrDefault(trial => trial.IsMissing);
        if (missing is null) return Right(what, $"right for {trials.Count} inputs", hints);
        return trials.TrueForAll(trial => trial.IsMissing)
            ? Missing(what, missing.Mistake!)
            : Wrong(what, $"{what}, for {Answer.Text(missing.Input)}", missing.Mistake!, hints);
    }

    private static bool Right(string what, string shown, string[]? hints)
    {
        if (hints is [string first, ..]) WrongAnswers.Remove((what, first));
        Console.WriteLine($"OK  {what}: {shown}");
        return true;
    }

    // Who hasn't tried yet needs no hint.
    private static bool Missing(string what, string shown)
    {
        Console.WriteLine($"Missing  {what}: {shown}");
        return false;
    }

    private static bool Wrong(string what, string where, string mistake, string[]? hints)
    {
        Console.WriteLine($"Not yet  {where}: {mistake}");
        if (hints is not [string first, ..]) return false;

        // Two exercises may ask for the same thing, such as the gradient of a: their hints tell them apart.
        int before = WrongAnswers.GetValueOrDefault((what, first));
        WrongAnswers[(what, first)] = before + 1;
        Console.WriteLine($"         Hint: {hints[Math.Min(before, hints.Length - 1)]}");
        return false;
    }
}

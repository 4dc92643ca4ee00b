namespace Micrograd.Benchmarks.Comparison;

/// <summary>What a peer said about one run.</summary>
/// <param name="Milliseconds">By the clock.</param>
/// <param name="ProcessorMilliseconds">What the processor spent on it, in all threads.</param>
/// <param name="Result">The loss or the gradient.</param>
/// <param name="Failure">Why there are no numbers, if there are none.</param>
internal sealed record Answer(double Milliseconds, double ProcessorMilliseconds, double Result, string? Failure = null);

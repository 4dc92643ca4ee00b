namespace Micrograd.Graphviz.Program;

/// <summary>What came of asking Graphviz's <c>dot</c> for a picture.</summary>
/// <param name="Svg">The picture, or null.</param>
/// <param name="Problem">Why there is none, and what to do.</param>
internal readonly record struct GraphvizAnswer(string? Svg, string? Problem);

namespace Micrograd.Graphviz.Syntax;

/// <summary>Makes what is thrown where a text isn't DOT.</summary>
/// <param name="problem">What was found, and what should stand there.</param>
/// <param name="line">The line, counted from 1.</param>
/// <param name="column">The column in that line, counted from 1.</param>
internal delegate Exception SyntaxError(string problem, int line, int column);

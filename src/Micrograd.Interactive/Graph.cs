using Micrograd.Graphviz;
using Micrograd.Interactive.Expressions;

namespace Micrograd.Interactive;

/// <summary>Draws the expression behind a value.</summary>
public static class Graph
{
    /// <summary>
    /// How many values <see cref="Draw"/> draws unless told otherwise: a network of the size 3-[4, 4, 1] has 117, and is about what can still be read.
    /// </summary>
    public const int ReadableValues = 250;

    /// <summary>Draws a value with all that it was computed from, from left to right: a record for each value, a small node for each operation.</summary>
    /// <remarks>
    /// <para>
    /// The value may be the engine's or of any class of your own that has, as public properties or fields, its number in <c>Data</c> and the
    /// values that it was computed from in <c>Children</c>. <c>Label</c>, <c>Op</c>, <c>Grad</c> and <c>LocalDerivatives</c> (one number for each
    /// child) are drawn when they are there.
    /// </para>
    /// <para>Of a larger graph those values are drawn that are nearest to the root, and a line below says so.</para>
    /// </remarks>
    /// <param name="root">The value at the right end.</param>
    /// <param name="showGrad">Whether gradients are shown; null shows them when the class has any.</param>
    /// <param name="localDerivatives">Whether each edge into an operation shows by how much the result moves with that operand.</param>
    /// <param name="highlight">Values to be filled with yellow.</param>
    /// <param name="colorByGradient">Whether values are coloured by their gradient: blue above zero, red below, the stronger the larger.</param>
    /// <param name="limit">How many values are drawn at most.</param>
    /// <param name="stacked">Whether what a record says stands in lines, one below the other: half as wide, for a long graph.</param>
    /// <exception cref="ArgumentException">The value's class lacks a member that is needed, or one has the wrong type; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is below 1.</exception>
    /// <example>
    /// <code>
    /// var a = new Value(2, "a");
    /// var b = new Value(-3, "b");
    /// Value c = a * b;
    /// c.Backward();
    /// Graph.Draw(c, localDerivatives: true, highlight: [a])
    /// </code>
    /// </example>
    public static Dot Draw(object root, bool? showGrad = null, bool localDerivatives = false, IEnumerable<object>? highlight = null,
        bool colorByGradient = false, int limit = ReadableValues, bool stacked = false)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        Expression expression = Expression.Read(root, limit);
        return new ExpressionDrawing(expression)
        {
            ShowGrad = showGrad,
            LocalDerivatives = localDerivatives,
            Highlighted = new HashSet<object>(highlight ?? [], ReferenceEqualityComparer.Instance),
            ColorByGradient = colorByGradient,
            Stacked = stacked,
        }.Draw();
    }
}

namespace Micrograd.Interactive.Expressions;

/// <summary>A value of an expression as it is drawn.</summary>
/// <param name="Value">The object itself.</param>
/// <param name="Shape">How its class is read.</param>
/// <param name="Children">Its operands, in order. Not all need be drawn.</param>
internal sealed record Term(object Value, ValueShape Shape, IReadOnlyList<object> Children);

/// <summary>A value and what it was computed from, operands before their results.</summary>
/// <param name="Terms">Those that are to be drawn.</param>
/// <param name="IsWhole">Whether these are all that there are.</param>
internal sealed record Expression(IReadOnlyList<Term> Terms, bool IsWhole)
{
    /// <summary>Reads an expression without recursion: a graph may be deeper than the stack.</summary>
    /// <param name="root">The result.</param>
    /// <param name="limit">How many values are read at most: those nearest to the root.</param>
    public static Expression Read(object root, int limit)
    {
        var shapes = new Dictionary<Type, ValueShape>();
        var near = new Dictionary<object, Term>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<object>([root]);
        bool isWhole = true;
        while (queue.TryDequeue(out object? value))
        {
            if (near.ContainsKey(value)) continue;
            if (near.Count == limit)
            {
                isWhole = false;
                break;
            }

            Type type = value.GetType();
            if (!shapes.TryGetValue(type, out ValueShape? shape)) shapes.Add(type, shape = new ValueShape(type));
            var term = new Term(value, shape, shape.Children(value));
            near.Add(value, term);
            foreach (object child in term.Children) queue.Enqueue(child);
        }

        return new Expression(InOrder(near[root], near), isWhole);
    }

    private static List<Term> InOrder(Term root, Dictionary<object, Term> terms)
    {
        List<Term> order = [];
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { root.Value };
        var path = new Stack<(Term Term, int Next)>([(root, 0)]);
        while (path.TryPop(out (Term Term, int Next) top))
        {
            if (top.Next == top.Term.Children.Count)
            {
                order.Add(top.Term);
                continue;
            }

            path.Push((top.Term, top.Next + 1));
            object child = top.Term.Children[top.Next];
            if (terms.TryGetValue(child, out Term? term) && seen.Add(child)) path.Push((term, 0));
        }

        return order;
    }
}

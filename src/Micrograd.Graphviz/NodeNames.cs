using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Micrograd.Graphviz;

/// <summary>The names in DOT of the objects that a graph's builder was given as nodes.</summary>
internal sealed class NodeNames
{
    private readonly Dictionary<object, string> _names = new(new Identity());

    public NodeNames(IEnumerable<object> ids)
    {
        HashSet<string> taken = [.. ids.Where(IsText).Select(DotText.Invariant)];
        int number = 0;
        foreach (object id in ids)
        {
            if (_names.ContainsKey(id)) continue;
            string name = IsText(id) ? DotText.Invariant(id) : $"n{++number}";
            while (!IsText(id) && taken.Contains(name)) name = $"n{++number}";
            _names.Add(id, DotText.Name(name));
        }
    }

    public string this[object id] => _names[id];

    /// <summary>Texts, numbers and the like stand for themselves.</summary>
    public static bool IsText(object id) => id is IConvertible or Guid;

    /// <summary>Texts by content, tuples part by part, other values by content, objects by identity whatever their Equals says.</summary>
    private sealed class Identity : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y)
        {
            if (x is null || y is null) return x is null && y is null;
            if (IsText(x)) return IsText(y) && DotText.Invariant(x) == DotText.Invariant(y);
            if (x is ITuple a) return y is ITuple b && a.Length == b.Length && Enumerable.Range(0, a.Length).All(i => Equals(a[i], b[i]));
            return x is ValueType ? x.Equals(y) : ReferenceEquals(x, y);
        }

        public int GetHashCode([DisallowNull] object id)
        {
            if (IsText(id)) return DotText.Invariant(id).GetHashCode(StringComparison.Ordinal);
            if (id is ITuple tuple)
            {
                return Enumerable.Range(0, tuple.Length)
                    .Aggregate(tuple.Length, (hash, i) => HashCode.Combine(hash, tuple[i] is { } part ? GetHashCode(part) : 0));
            }

            return id is ValueType ? id.GetHashCode() : RuntimeHelpers.GetHashCode(id);
        }
    }
}

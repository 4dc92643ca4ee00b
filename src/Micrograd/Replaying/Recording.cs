using System.Globalization;

namespace Micrograd.Replaying;

/// <summary>The graph of one row's loss as a list in which everything comes after what it is computed from.</summary>
internal sealed class Recording
{
    private readonly List<Entry> _entries = [];
    private readonly HashSet<int> _parameters = [];
    private readonly List<InputList> _lists = [];
    private readonly Value?[] _others;      // the values of another graph, in the places of this one's
    private readonly int _columns;

    public Recording(Value loss, Value[] columns)
    {
        _columns = columns.Length;
        var places = new Dictionary<Value, int>(ReferenceEqualityComparer.Instance);
        foreach (Value column in columns)
            Add(new Entry(column, [], Column: _entries.Count));

        // A value is looked at twice: first its operands are put on top of it, then, when they are all done, it is written down.
        var open = new Stack<Value>([loss]);
        while (open.TryPeek(out Value? v))
        {
            bool isSum = v.IsWeightedSum(out Operands? inputs, out Operands? weights);
            int list = isSum ? ListOf(inputs!) : -1;
            IReadOnlyList<Value> operands = isSum ? [.. inputs!.Values, .. weights!.Values] : v.Children;
            int before = open.Count;
            foreach (Value operand in operands)
            {
                if (!places.ContainsKey(operand))
                    open.Push(operand);
            }

            if (open.Count > before)
                continue;

            open.Pop();
            int[] from = [.. operands.Select(operand => places[operand])];
            if (!places.ContainsKey(v))
                Add(isSum ? new Entry(v, _lists[list].Places = from[..inputs!.Count], from[inputs.Count..], list) : new Entry(v, from));
        }

        Loss = places[loss];
        _others = new Value?[_entries.Count];

        void Add(Entry entry)
        {
            places[entry.Value] = _entries.Count;
            _entries.Add(entry);
        }

        int ListOf(Operands inputs)
        {
            int list = _lists.FindIndex(l => l.Operands == inputs);
            if (list < 0)
                _lists.Add(new InputList(inputs));
            return list < 0 ? _lists.Count - 1 : list;
        }
    }

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The place of the loss.</summary>
    public int Loss { get; }

    public bool IsParameter(int place) => _parameters.Contains(place);

    /// <summary>
    /// Takes in the same row's graph, built once more: a leaf that comes back was there before and is a parameter, one that was
    /// made anew is a constant. Returns what differs otherwise, in a sentence, or null.
    /// </summary>
    public string? TellParametersBy(Value loss, Value[] columns) => Compare(loss, columns, parametersAreKnown: false);

    /// <summary>What another row's graph computes otherwise, in a sentence; null if it only has other numbers in its columns.</summary>
    public string? DifferenceFrom(Value loss, Value[] columns) => Compare(loss, columns, parametersAreKnown: true);

    /// <summary>Goes through both graphs in step, from the loss down: here everything comes before what it is computed from.</summary>
    private string? Compare(Value loss, Value[] columns, bool parametersAreKnown)
    {
        const string Advice = "The graph must not depend on the data: choose by operations such as Relu(), not by if or ?: on Data.";
        Value?[] others = _others;
        Array.Clear(others);
        var lists = new Operands?[_lists.Count];
        columns.CopyTo(others, 0);
        if (!Pair(Loss, loss))
            return $"The loss is one of the row's own numbers in the one, but not in the other. {Advice}";

        for (int place = _entries.Count - 1; place >= 0; place--)
        {
            if (others[place] is not { } other)
                continue;       // a parameter of a neuron that was recognised as a whole

            Entry entry = _entries[place];
            bool isSum = other.IsWeightedSum(out Operands? inputs, out Operands? weights);
            if (entry.Operation != other.Operation || entry.Weights is not null != isSum)
                return $"The one has {Name(entry.Value)} where the other has {Name(other)}. {Advice}";

            if (isSum)
            {
                entry.Value.IsWeightedSum(out _, out Operands? ownWeights);
                if (!PairInputs(entry.Layer, inputs!)
                    || !((parametersAreKnown && ownWeights?.Values == weights!.Values) || PairAll(entry.Weights!, weights!.Values)))
                {
                    return $"A neuron has other inputs or weights in the one than in the other. {Advice}";
                }
            }
            else if (entry.Operation == Operation.None)
            {
                if (DifferenceOfLeaf(place, other) is { } difference)
                    return difference;
            }
            else if (!PairAll(entry.Operands, [.. other.Children]))
            {
                return $"{Name(entry.Value)} has other operands in the one than in the other. {Advice}";
            }
            else if (!entry.Exponent.Equals(entry.Exponent == 0 ? 0 : other.Exponent))
            {
                return DifferentConstants(entry.Exponent, other.Exponent);
            }
        }

        return null;

        // Layers with the same weights are the same without a look at their values, which would make these first.
        bool PairInputs(int list, Operands inputs)
        {
            while (lists[list] is null && parametersAreKnown && _lists[list].IsSameLayerAs(inputs, out Operands? own, out Operands? others))
            {
                lists[list] = inputs;
                (list, inputs) = (_lists.FindIndex(l => l.Operands == own), others);
            }

            if (lists[list] == inputs)
                return true;
            lists[list] = inputs;
            return PairAll(_lists[list].Places, inputs.Values);
        }

        bool PairAll(int[] places, ReadOnlySpan<Value> values)
        {
            if (places.Length != values.Length)
                return false;
            for (int i = 0; i < places.Length; i++)
            {
                if (!Pair(places[i], values[i]))
                    return false;
            }

            return true;
        }

        bool Pair(int place, Value value)
        {
            others[place] ??= value;
            return others[place] == value;
        }

        string? DifferenceOfLeaf(int place, Value other)
        {
            Value own = _entries[place].Value;
            if (place < _columns)
                return null;
            if (Array.IndexOf(columns, other) is var column && column >= 0)
                return $"The one has a constant or a parameter where the other has number {column} of its row. {Advice}";
            if (!parametersAreKnown && own == other)
                _parameters.Add(place);
            if (IsParameter(place))
                return own == other ? null : $"The one has another parameter than the other. {Advice}";
            return own.Data.Equals(other.Data) ? null : DifferentConstants(own.Data, other.Data);
        }
    }

    private static string DifferentConstants(double own, double other) => string.Create(
        CultureInfo.InvariantCulture,
        $"The constant {own} of the one is {other} in the other. Compute with the row's values themselves, not with their Data.");

    private static string Name(Value value) => value switch
    {
        { Operation: Operation.None } => "a leaf",
        _ when value.IsWeightedSum(out Operands? inputs, out _) => $"a neuron of {inputs.Count} inputs",
        { Children.Count: 1 } => value.Op,
        _ => $"{value.Op} of {value.Children.Count} operands",
    };
}

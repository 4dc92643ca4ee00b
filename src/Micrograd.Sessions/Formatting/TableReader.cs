using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions.Formatting;

/// <summary>Reads a sequence as a table, for hosts in which a reader sorts and filters it.</summary>
/// <param name="line">Puts a value on one line.</param>
/// <param name="clock">Tells how long the reading takes.</param>
internal sealed class TableReader(Func<object?, string> line, TimeProvider clock)
{
    private const int MostColumns = 100;
    private const int MostCells = 200_000;
    private const int LongestText = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<string, List<object?>> _columns = [];
    private readonly Dictionary<Type, ImmutableArray<MemberInfo>> _members = [];
    private int _rows;

    /// <summary>The table; null for what is no sequence, or has no elements.</summary>
    /// <param name="value">The value.</param>
    /// <param name="rows">How many rows are wanted at most.</param>
    public ValueTable? Read(object? value, int rows)
    {
        if (value is null || SimpleText.Is(value) || !ReferenceEquals(StandIn.For(value), value)) return null;
        int? count = value switch
        {
            Array { Rank: 2 } grid => ReadAll(RowsOf(grid), rows) ?? grid.GetLength(0),
            Array { Rank: > 2 } => null,
            IEnumerable sequence => ReadAll(ElementsOf(sequence), rows) ?? ValueTypes.Count(sequence, ValueTypes.Element(sequence.GetType())),
            _ => null,
        };
        return _rows == 0 ? null : new ValueTable([.. _columns.Select(column => Column(column.Key, column.Value))], count);
    }

    // How many there are, if it came to their end.
    private int? ReadAll(IEnumerable<object?> elements, int rows)
    {
        foreach (object? element in elements)
        {
            CellCheck.Point();
            if (_rows == rows || _rows * _columns.Count >= MostCells || clock.GetElapsedTime(_start) > Longest) return null;
            foreach ((string name, object? cell) in CellsOf(element))
            {
                if (!_columns.TryGetValue(name, out List<object?>? column))
                {
                    if (_columns.Count == MostColumns) continue;
                    _columns[name] = column = [.. Enumerable.Repeat<object?>(null, _rows)];
                }

                if (column.Count == _rows) column.Add(Kept(cell is JsonNode json ? Plain(json) : cell));
            }

            _rows++;
            foreach (List<object?> column in _columns.Values.Where(column => column.Count < _rows)) column.Add(null);
        }

        return _rows;
    }

    private static IEnumerable<object?> ElementsOf(IEnumerable sequence)
    {
        (IEnumerable? keys, IEnumerable values) = ValueTypes.Dictionary(sequence);
        return keys is null ? values.Cast<object?>() : keys.Cast<object?>().Zip(values.Cast<object?>(), (key, value) => (object?)new Entry(key, value));
    }

    private static IEnumerable<object?> RowsOf(Array grid) => Enumerable.Range(grid.GetLowerBound(0), grid.GetLength(0)).Select(row =>
        Enumerable.Range(grid.GetLowerBound(1), grid.GetLength(1)).Take(MostColumns).Select(column => grid.GetValue(row, column)).ToArray());

    private IEnumerable<(string Name, object? Cell)> CellsOf(object? element)
    {
        switch (element)
        {
            case Entry { Key: var key, Value: var value }:
                (string Name, object? Cell)[] inside = [.. CellsOf(value)];
                return inside.Any(cell => cell.Name is "" or "Key") ? [("Key", key), ("Value", value)] : [("Key", key), .. inside];
            case null:
                return [("", null)];
            case not null when SimpleText.Is(element) || !ReferenceEquals(StandIn.For(element), element) || ValueTypes.IsLazy(element):
                return [("", element)];
        }

        Type type = element.GetType();
        if (element is IEnumerable elements && !ValueTypes.HasMembersBeside(type))
        {
            return ElementsOf(elements).Take(MostColumns).Select((each, place) => each is Entry entry ? (line(entry.Key), entry.Value) : ($"[{place}]", each));
        }

        if (!_members.TryGetValue(type, out ImmutableArray<MemberInfo> members)) _members[type] = members = ValueTypes.Members(type);
        return members.IsEmpty ? [("", element)] : members.Select(member => (member.Name, Member(member, element)));
    }

    private static object? Member(MemberInfo member, object owner)
    {
        try
        {
            return ValueTypes.Value(member, owner);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new Said(ExceptionText.Thrown(exception));
        }
    }

    // What a cell's own code says of a value is asked at once: it takes its time, too.
    private object? Kept(object? cell) => cell is null or DBNull or Said || SimpleText.Is(cell) ? cell : new Said(line(cell));

    private static object Plain(JsonNode json) => json.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when decimal.TryParse(json.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => number,
        JsonValueKind.String => json.ToString(),
        _ => json.ToJsonString(),
    };

    private TableColumn Column(string name, List<object?> cells)
    {
        object[] there = [.. cells.OfType<object>().Where(cell => !IsMissing(cell))];
        bool isNumeric = there.Length > 0 && Array.TrueForAll(there, IsNumber);
        return new TableColumn(name, isNumeric, [.. cells.Select(Text)], Ranks(cells, there));
    }

    private string? Text(object? cell)
    {
        CellCheck.Point();
        return cell switch
        {
            null or DBNull => null,
            Said { Text: var text } => text,
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            _ => SimpleText.Cut(SimpleText.Of(cell)!, LongestText),
        };
    }

    // Of .NET's own simple types only: they compare themselves without a cell's code. What is of several types has no order, but for numbers.
    private static ImmutableArray<int> Ranks(List<object?> cells, object[] there)
    {
        if (there.Length == 0 || there[0] is string or char) return [];
        Func<object, IComparable>? comparable =
            Array.TrueForAll(there, cell => cell.GetType() == there[0].GetType() && SimpleText.Is(cell) && cell is IComparable) ? cell => (IComparable)cell
            : Array.TrueForAll(there, cell => IsNumber(cell) && cell is IConvertible) ? cell => Convert.ToDouble(cell, CultureInfo.InvariantCulture)
            : null;
        if (comparable is null) return [];
        int[] order = [.. Enumerable.Range(0, cells.Count).Where(row => cells[row] is { } cell && !IsMissing(cell)).OrderBy(row => comparable(cells[row]!))];
        int[] ranks = new int[cells.Count];
        Array.Fill(ranks, -1);
        for (int i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i == 0 ? 0
                : ranks[order[i - 1]] + (comparable(cells[order[i]]!).CompareTo(comparable(cells[order[i - 1]]!)) == 0 ? 0 : 1);
        }

        return [.. ranks];
    }

    private static bool IsMissing(object cell) => cell is DBNull or double.NaN or float.NaN || (cell is Half half && Half.IsNaN(half));

    private static bool IsNumber(object cell) =>
        cell is decimal or System.Numerics.BigInteger or Half or Int128 or UInt128
        || (cell.GetType().IsPrimitive && cell is not (bool or char or nint or nuint));

    /// <summary>A dictionary's entry.</summary>
    private sealed record Entry(object? Key, object? Value);

    /// <summary>The text of a value that isn't simple, or of what a property has thrown in its place.</summary>
    private sealed record Said(string Text);
}

using System.Collections;
using System.Collections.Immutable;
using System.Dynamic;
using System.Reflection;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions.Formatting;

/// <summary>
/// Reads from a value what is shown of it: all of the reader's own code that a display calls (properties, iterators, <c>ToString</c>) is called here, once for
/// all forms. The values may hold themselves, have no end, or take for ever: depth, width, size and time have bounds, and what is left out is marked.
/// </summary>
/// <remarks>What goes wrong while a sequence is gone through goes up to the cell: what came before it would pass for the whole.</remarks>
/// <param name="library">Formats what it has formatters for.</param>
/// <param name="bounds">How much is read.</param>
/// <param name="clock">Tells how long the reading takes.</param>
internal sealed class ValueReader(FormattingLibrary library, ReadingBounds bounds, TimeProvider clock)
{
    private const int MostMembers = 200;
    private const int LongestText = 10_000;

    // Beyond the depth to which objects are shown, lists of lists go on for so many levels.
    private const int DeeperLists = 10;

    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<Type, (bool Plain, bool Html)> _formatted = [];
    private readonly Stack<object> _holders = new();
    private int _left = bounds.Values;
    private string? _bound;

    /// <summary>What is shown of the value.</summary>
    public Shown Read(object? value)
    {
        CellCheck.Point();
        if (value is null) return new Shown.Text(library.NullText);
        if (value is Exception exception && OwnText.IsDeep(exception)) return new Shown.Text($"{ValueTypes.Name(value.GetType())} ... (its causes are nested deeper)");
        _left--;
        if (!bounds.GoesThroughLazy && ValueTypes.IsLazy(value)) return new Shown.Text(StandIn.OfLazy(value));
        (bool isPlain, bool isHtml) = Formatted(value.GetType());
        string? plain = isPlain ? library.ToText(value, MimeTypes.PlainText) : null;
        if (plain is not null && bounds.IsLine) return new Shown.Text(plain);
        string? html = isHtml && !bounds.IsLine ? library.WithoutStyles(library.ToText(value, MimeTypes.Html)) : null;
        if (plain is not null && html is not null) return new Shown.Text(plain, html);
        return plain is null && html is null ? Unformatted(value) : new Shown.Formatted(Unformatted(value), plain, html);
    }

    private Shown Unformatted(object value)
    {
        if (SimpleText.Of(value) is { } simple) return new Shown.Text(SimpleText.Cut(simple, LongestText));
        switch (StandIn.For(value))
        {
            case DisplayContent { MimeType: MimeTypes.Html or MimeTypes.Svg, Content: var content }:
                return new Shown.Text(content, content);
            case DisplayContent text:
                return new Shown.Text(text.Content);
            case Array { Rank: 2, Length: > 0 } array:
                return Grid.Of(array, element => SimpleText.Line(Read(element).Line));
            case var shown when ValueTypes.IsMemory(shown.GetType()):
                return Unformatted(shown.GetType().GetMethod("ToArray")!.Invoke(shown, null)!);
            case var shown:
                return Nested(shown);
        }
    }

    private Shown Nested(object value)
    {
        Type type = value.GetType();
        if (_holders.Any(holder => ReferenceEquals(holder, value))) return new Shown.Text($"... (the {ValueTypes.Name(type)} that holds it)");
        if (bounds.IsLine && OwnText.IsGiven(type)) return new Shown.Text(Own(value) ?? ValueTypes.Name(type));
        bool isDeep = _holders.Count >= library.RecursionLimit;
        if (_holders.Count >= library.RecursionLimit + DeeperLists || (isDeep && value is not IEnumerable))
        {
            return new Shown.Text((OwnText.IsGiven(type) || OwnText.IsGenerated(type) ? Own(value) : null) ?? $"... ({ValueTypes.Name(type)}, nested deeper)");
        }

        _holders.Push(value);
        try
        {
            return value switch
            {
                ExpandoObject expando => Names(expando),
                IEnumerable sequence when isDeep || !ValueTypes.HasMembersBeside(type) => Elements(sequence, isDeep),
                IEnumerable sequence => Members(value, type, Elements(sequence, isDeep)),
                _ => Members(value, type, null),
            };
        }
        catch (Exception exception) when (exception is NotImplementedException or NotSupportedException && OwnText.IsGiven(type) && !OwnText.IsGenerated(type))
        {
            // Newtonsoft's JObject says so of its values.
            return new Shown.Text(Own(value) ?? ValueTypes.Name(type));
        }
        finally
        {
            _holders.Pop();
        }
    }

    private Shown.Members Members(object value, Type type, Shown.Sequence? elements)
    {
        ImmutableArray<MemberInfo> members = ValueTypes.Members(type);
        var rows = ImmutableArray.CreateBuilder<Shown.Row>();
        foreach (MemberInfo member in members)
        {
            if (IsBound(rows.Count == MostMembers)) break;
            rows.Add(new Shown.Row(member.Name, Member(value, member)));
        }

        MembersKind kind = !ValueTypes.IsTuple(type) ? MembersKind.Object
            : type.GetGenericArguments().All(ValueTypes.IsScalar) ? MembersKind.Line
            : MembersKind.Items;
        return new Shown.Members(kind, ValueTypes.Name(type), Own(value) ?? ValueTypes.Name(type), rows.ToImmutable(),
            rows.Count == members.Length ? null : More(members.Length - rows.Count), elements);
    }

    // A property that throws has no value, and says why. The others have theirs.
    private Shown Member(object value, MemberInfo member)
    {
        object? read;
        try
        {
            read = ValueTypes.Value(member, value);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new Shown.Text(ExceptionText.Thrown(exception));
        }

        return Read(read);
    }

    private Shown.Members Names(ExpandoObject expando)
    {
        var rows = ImmutableArray.CreateBuilder<Shown.Row>();
        int count = expando.Count();
        foreach ((string name, object? value) in expando)
        {
            if (IsBound(rows.Count == MostMembers)) break;
            rows.Add(new Shown.Row(name, Read(value)));
        }

        return new Shown.Members(MembersKind.Names, "", "", rows.ToImmutable(), rows.Count == count ? null : More(count - rows.Count), null);
    }

    private Shown.Sequence Elements(IEnumerable sequence, bool isDeep)
    {
        Type type = sequence.GetType(), element = ValueTypes.Element(type);
        (IEnumerable? keys, IEnumerable values) = ValueTypes.Dictionary(sequence);
        (List<object?> taken, int? more) = Take(values, Math.Min(library.ListLimit(element), Math.Max(_left, 0)), ValueTypes.Count(sequence, element));
        List<object?> takenKeys = keys is null ? [] : Take(keys, taken.Count, taken.Count).Taken;
        var elements = ImmutableArray.CreateBuilder<Shown>();
        var read = ImmutableArray.CreateBuilder<Shown>();
        foreach (object? each in taken)
        {
            // What is there already, and costs nothing to show, is shown.
            if (IsBound(false) && !(_left > 0 && (each is null || SimpleText.Is(each)))) break;
            if (read.Count < takenKeys.Count) read.Add(Read(takenKeys[read.Count]));
            elements.Add(Read(each));
        }

        if (elements.Count < taken.Count) more = (more ?? 0) + taken.Count - elements.Count;
        bool hasKeys = keys is not null;
        var shown = elements.ToImmutable();
        return new Shown.Sequence(
            ValueTypes.Name(type), isDeep || ValueTypes.IsScalar(element), element == typeof(object), shown,
            hasKeys ? [.. shown.Zip(read, (value, key) => Pair(key, value, element))] : shown,
            hasKeys ? read.ToImmutable() : [], Types(taken.Take(shown.Length)), more is 0 ? null : More(more));
    }

    private static Shown.Members Pair(Shown key, Shown value, Type element) => element == typeof(KeyValuePair<string, object>)
        ? new Shown.Members(MembersKind.Names, "", $"[{key.Line}, {value.Line}]", [new Shown.Row(key.Line, value)], null, null)
        : new Shown.Members(MembersKind.Object, ValueTypes.Name(element), $"[{key.Line}, {value.Line}]", [new Shown.Row("Key", key), new Shown.Row("Value", value)], null, null);

    private ImmutableArray<Shown> Types(IEnumerable<object?> elements)
    {
        Type?[] types = [.. elements.Select(element => element?.GetType())];
        if (types.OfType<Type>().Distinct().Take(2).Count() < 2) return [];
        return
        [
            .. types.Select(type => type is null
                ? new Shown.Text(library.NullText, null)
                : new Shown.Text(ValueTypes.Name(type), library.ToText(type, MimeTypes.Html))),
        ];
    }

    // What is left may be known without going through it; else whether anything is.
    private (List<object?> Taken, int? More) Take(IEnumerable sequence, int most, int? count)
    {
        var taken = new List<object?>();
        IEnumerator elements = sequence.GetEnumerator();
        try
        {
            while (taken.Count < most)
            {
                if (IsBound(false)) return (taken, count is { } all ? Math.Max(all - taken.Count, 0) : null);
                if (!elements.MoveNext()) return (taken, 0);
                taken.Add(elements.Current);
                CellCheck.Point();
            }

            if (count is { } known) return (taken, Math.Max(known - taken.Count, 0));
            return (taken, elements.MoveNext() ? null : 0);
        }
        finally
        {
            (elements as IDisposable)?.Dispose();
        }
    }

    private bool IsBound(bool isWide)
    {
        if (_bound is null && _left <= 0) _bound = $"a display shows up to {bounds.Values:N0} values";
        if (_bound is null && clock.GetElapsedTime(_start) > bounds.Time) _bound = $"a display takes up to {bounds.Time.TotalSeconds} s";
        return isWide || _bound is not null;
    }

    private string More(int? count) => (count is { } known ? $"{known} more" : "more") + (_bound is null ? "" : ": " + _bound);

    // Null when it has no end.
    private static string? Own(object value)
    {
        try
        {
            return OwnText.Of(value) is { } text ? SimpleText.Cut(text, LongestText) : null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return ExceptionText.Thrown(exception);
        }
    }

    // What the library itself formats as an object like any other is none of its formatters' business.
    private (bool Plain, bool Html) Formatted(Type type)
    {
        if (_formatted.TryGetValue(type, out (bool, bool) known)) return known;
        return _formatted[type] = (Is(MimeTypes.PlainText), Is(MimeTypes.Html));

        bool Is(string mimeType) => library.IsRegistered(type, mimeType)
            || (!ValueTypes.IsMemory(type) && type != typeof(ExpandoObject) && type != typeof(KeyValuePair<string, object>)
                && library.HasFormatter(type, mimeType));
    }
}

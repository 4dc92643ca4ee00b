using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions.Formatting;

/// <summary>
/// What is inside of a value, as a debugger unfolds it: its public members, then its elements, then the fields that only its own code sees. Nothing is computed
/// that waits to be asked for, and nothing is read but what is asked for.
/// </summary>
internal sealed class ValueChildren
{
    /// <summary>The key and name under which the fields stand that only the value's own code sees.</summary>
    public const string NonPublic = "non-public members";

    // Of the platform's collections, what tells a reader less than their elements do.
    private static readonly FrozenSet<string> OfEveryCollection = FrozenSet.Create("Count", "Capacity", "Comparer");

    private static readonly ValueChildren None = new(null, [], null, 0, []);

    private readonly object? _owner;
    private readonly ImmutableArray<MemberInfo> _members;
    private readonly IEnumerable? _elements;
    private readonly ImmutableArray<FieldInfo> _hidden;
    private readonly int _elementCount;

    private ValueChildren(object? owner, ImmutableArray<MemberInfo> members, IEnumerable? elements, int elementCount, ImmutableArray<FieldInfo> hidden)
    {
        _owner = owner;
        _members = members;
        _elements = elements;
        _elementCount = elementCount;
        _hidden = hidden;
    }

    /// <summary>How many there are.</summary>
    public int Count => _members.Length + _elementCount + (_hidden.IsEmpty ? 0 : 1);

    /// <summary>The value itself; of what stands for its hidden fields, the value that has them.</summary>
    public static object? Held(object? value) => value is Hidden hidden ? hidden.Owner : value;

    /// <summary>What is inside of a value.</summary>
    public static ValueChildren Of(object? value)
    {
        if (value is null || SimpleText.Is(value) || value is Type || !ReferenceEquals(StandIn.For(value), value)) return None;
        if (value is Hidden hidden) return new ValueChildren(hidden.Owner, [.. hidden.Fields], null, 0, []);
        Type type = value.GetType();
        if (ValueTypes.IsMemory(type))
        {
            return new ValueChildren(value, [], ElementsOf(value, type), (int)type.GetProperty(nameof(Memory<>.Length))!.GetValue(value)!, []);
        }

        IEnumerable? elements = value is IEnumerable sequence && !ValueTypes.IsLazy(value) ? sequence : null;
        bool isOwn = !ValueTypes.IsOfPlatform(type);
        ImmutableArray<MemberInfo> members =
            value is not IEnumerable ? ValueTypes.Members(type)
            : !ValueTypes.HasMembersBeside(type) || (!isOwn && elements is null) ? []
            : isOwn ? ValueTypes.Members(type)
            : ValueTypes.Members(type).RemoveAll(member => OfEveryCollection.Contains(member.Name));
        return new ValueChildren(value, members, elements, elements is null ? 0 : CountOf(elements, type), isOwn ? HiddenFields(type) : []);
    }

    /// <summary>Some of them, in their order. What goes wrong while elements are gone through stands in the place of the rest.</summary>
    /// <param name="from">How many are passed over.</param>
    /// <param name="count">How many are wanted.</param>
    public IEnumerable<ValueChild> Read(int from, int count)
    {
        int end = (int)Math.Min((long)from + count, Count);
        for (int i = from; i < Math.Min(end, _members.Length); i++) yield return Member(_members[i]);
        int first = Math.Max(from - _members.Length, 0), last = Math.Min(end - _members.Length, _elementCount);
        if (first < last)
        {
            foreach (ValueChild element in Elements(first, last)) yield return element;
        }

        if (!_hidden.IsEmpty && end == Count && from < end) yield return new ValueChild(NonPublic, NonPublic, "", new Hidden(_owner!, _hidden), "");
    }

    /// <summary>One of them, without what it holds.</summary>
    public ValueChild Unread(int place)
    {
        if (place < _members.Length)
        {
            MemberInfo member = _members[place];
            return new ValueChild(NameOf(member), NameOf(member), TypeNames.Readable(Declared(member)), null, null);
        }

        place -= _members.Length;
        return place < _elementCount ? new ValueChild(Key(place), Key(place), "", null, null) : new ValueChild(NonPublic, NonPublic, "", null, "");
    }

    /// <summary>The one of a key; null where there is none.</summary>
    public ValueChild? Find(string key)
    {
        if (key == NonPublic) return _hidden.IsEmpty ? null : new ValueChild(key, key, "", new Hidden(_owner!, _hidden), "");
        if (key is not ['[', .. var number, ']'])
            return _members.FirstOrDefault(member => NameOf(member) == key) is { } member ? Member(member) : null;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int place) && place < _elementCount
            ? Elements(place, place + 1).FirstOrDefault()
            : null;
    }

    private ValueChild Member(MemberInfo member)
    {
        string name = NameOf(member);
        Type declared = Declared(member);
        try
        {
            object? value = ValueTypes.Value(member, _owner!);
            return new ValueChild(name, name, TypeOf(value, declared), value, null);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new ValueChild(name, name, TypeNames.Readable(declared), null, ExceptionText.Thrown(exception));
        }
    }

    private IEnumerable<ValueChild> Elements(int first, int last)
    {
        Type declared = ValueTypes.Element(_elements!.GetType());
        (IEnumerable? keys, IEnumerable values) = ValueTypes.Dictionary(_elements);
        Func<int, string> name = _elements is Array { Rank: > 1 } grid ? place => Place(grid, place) : Key;
        if (keys is not null) declared = declared.GenericTypeArguments is [_, var value] ? value : typeof(object);
        using Walk elements = new(values, first), names = new(keys ?? Array.Empty<object>(), first);
        for (int i = first; i < last; i++)
        {
            if (elements.MoveNext() is { } problem)
            {
                yield return new ValueChild("", "…", "", null, problem);
                yield break;
            }

            string shown = keys is not null && names.MoveNext() is null ? Named(names.Current) : name(i);
            yield return new ValueChild(Key(i), shown, TypeOf(elements.Current, declared), elements.Current, null);
        }
    }

    private static int CountOf(IEnumerable elements, Type type)
    {
        if (ValueTypes.Count(elements, ValueTypes.Element(type)) is { } known) return known;
        try
        {
            return ValueTypes.CountMember(type) is { } count ? (int)ValueTypes.Value(count, elements)! : 0;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return 0;
        }
    }

    private static IEnumerable ElementsOf(object memory, Type type)
    {
        object readOnly = type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>) ? memory : type.GetMethod("op_Implicit", [type])!.Invoke(null, [memory])!;
        MethodInfo enumerate = typeof(MemoryMarshal).GetMethod(nameof(MemoryMarshal.ToEnumerable))!.MakeGenericMethod(type.GenericTypeArguments);
        return (IEnumerable)enumerate.Invoke(null, [readOnly])!;
    }

    private static Type Declared(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static string Key(int place) => string.Create(CultureInfo.InvariantCulture, $"[{place}]");

    private static string Named(object? key)
    {
        try
        {
            return key is string text ? SimpleText.Line($"[\"{text}\"]") : SimpleText.Line($"[{(key is null ? "" : SimpleText.Of(key) ?? OwnText.Of(key))}]");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return $"[{ExceptionText.Thrown(exception)}]";
        }
    }

    // The value's own type, where the declaration leaves it open and a reader knows it.
    private static string TypeOf(object? value, Type declared)
    {
        bool isOpen = declared == typeof(object) || declared.IsInterface || declared.IsAbstract;
        if (!isOpen || value?.GetType() is not { } own || own.Name.StartsWith('<')) return TypeNames.Readable(declared);
        return TypeNames.Readable(own.IsVisible || !ValueTypes.IsOfPlatform(own) ? own : declared);
    }

    private static string Place(Array grid, int place)
    {
        int[] places = new int[grid.Rank];
        for (int dimension = grid.Rank - 1; dimension >= 0; dimension--)
        {
            (place, int rest) = Math.DivRem(place, grid.GetLength(dimension));
            places[dimension] = rest + grid.GetLowerBound(dimension);
        }

        return $"[{string.Join(", ", places)}]";
    }

    // Those of the reader's own types and of libraries: what the platform's are made of is nobody's business.
    private static ImmutableArray<FieldInfo> HiddenFields(Type type)
    {
        var fields = ImmutableArray.CreateBuilder<FieldInfo>();
        HashSet<string> names = [.. ValueTypes.Members(type).Select(member => member.Name)];
        for (Type? each = type; each is not null && !ValueTypes.IsOfPlatform(each); each = each.BaseType)
        {
            foreach (FieldInfo field in each.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (NameOf(field) is { Length: > 0 } name && names.Add(name)) fields.Add(field);
            }
        }

        return fields.ToImmutable();
    }

    // What the compiler makes of a parameter of the type, `<data>P`, or of a property, `<Data>k__BackingField`, has the name of that.
    private static string NameOf(MemberInfo member) =>
        member.Name is ['<', .. var rest] ? rest[..Math.Max(rest.IndexOf('>', StringComparison.Ordinal), 0)] : member.Name;

    /// <summary>The fields of a value that only its own code sees, as something to unfold.</summary>
    private sealed record Hidden(object Owner, ImmutableArray<FieldInfo> Fields);

    /// <summary>Goes through elements from one of them on: at once there, where they can be reached so.</summary>
    private sealed class Walk(IEnumerable elements, int first) : IDisposable
    {
        private readonly IList? _list = elements as IList;
        private IEnumerator? _rest;
        private int _next = first;

        public object? Current { get; private set; }

        /// <summary>Goes to the next.</summary>
        /// <returns>Why that can't be; null when it is there.</returns>
        public string? MoveNext()
        {
            try
            {
                if (_list is Array { Rank: > 1 } or null) return MoveOn();
                Current = _list[_next++];
                return null;
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
            {
                return ExceptionText.Thrown(exception);
            }
        }

        public void Dispose() => (_rest as IDisposable)?.Dispose();

        private string? MoveOn()
        {
            int steps = _rest is null ? _next + 1 : 1;
            _rest ??= elements.GetEnumerator();
            for (int i = 0; i < steps; i++)
            {
                CellCheck.Point();
                if (!_rest.MoveNext()) return "There are fewer by now.";
            }

            Current = _rest.Current;
            return null;
        }
    }
}

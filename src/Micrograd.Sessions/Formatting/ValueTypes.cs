using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;

namespace Micrograd.Sessions.Formatting;

/// <summary>What of a type counts when its values are shown: the rules of .NET Interactive.</summary>
internal static class ValueTypes
{
    private static readonly MethodInfo CheapCount = typeof(Enumerable).GetMethod(nameof(Enumerable.TryGetNonEnumeratedCount))!;

    /// <summary>True when a list of such values is written on one line.</summary>
    public static bool IsScalar(Type type) =>
        type.IsPrimitive || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan)
        || (Nullable.GetUnderlyingType(type) is { } underlying && IsScalar(underlying));

    /// <summary>True for .NET's own types, and those that call themselves so.</summary>
    public static bool IsOfPlatform(Type type) =>
        type.Assembly == typeof(object).Assembly || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;

    /// <summary>True for tuples, of either kind.</summary>
    public static bool IsTuple(Type type) =>
        type.IsGenericType && type.Namespace == "System"
        && (type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal) || type.Name.StartsWith("Tuple`", StringComparison.Ordinal));

    /// <summary>True for what <c>new { … }</c> makes.</summary>
    public static bool IsAnonymous(Type type) => !type.IsArray && type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

    /// <summary>True for memory that is shown as the array that it is a part of.</summary>
    public static bool IsMemory(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(ReadOnlyMemory<>) || definition == typeof(Memory<>))
            && type.GenericTypeArguments[0] != typeof(char);

    /// <summary>The public properties and fields that are shown.</summary>
    public static ImmutableArray<MemberInfo> Members(Type type) =>
    [
        .. type.GetMembers(BindingFlags.Instance | BindingFlags.Public)
            .Where(member => member switch
            {
                PropertyInfo property => property.GetMethod is { IsPublic: true }
                    && property.GetIndexParameters().Length == 0
                    && !property.PropertyType.IsByRefLike
                    && property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never,
                FieldInfo => true,
                _ => false,
            })
            .Where(member => !member.Name.Contains('<', StringComparison.Ordinal))
            .DistinctBy(member => member.Name),
    ];

    /// <summary>A member's value.</summary>
    public static object? Value(MemberInfo member, object owner) => member is FieldInfo field
        ? field.GetValue(owner)
        : ((PropertyInfo)member).GetValue(owner, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>True for a sequence of which more is shown than its elements: a group's key, say.</summary>
    public static bool HasMembersBeside(Type type) =>
        !type.IsArray && !type.IsNestedPrivate && !typeof(ICollection).IsAssignableFrom(type)
        && !type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() is var definition
            && (definition == typeof(IOrderedEnumerable<>) || definition == typeof(IDictionary<,>)))
        && !Members(type).IsEmpty;

    /// <summary>True for a sequence that doesn't hold its elements but computes them: a query, an iterator. What holds some knows how many.</summary>
    public static bool IsLazy(object value)
    {
        if (value is not IEnumerable or string or ICollection) return false;
        Type type = value.GetType();
        return !type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() is var definition
                && (definition == typeof(ICollection<>) || definition == typeof(IReadOnlyCollection<>)))
            && CountMember(type) is null;
    }

    /// <summary>The property by which a type says how many elements it has, a collection for the platform or not; null where it has none.</summary>
    public static MemberInfo? CountMember(Type type) =>
        Members(type).FirstOrDefault(member => member is PropertyInfo { Name: "Count" or "Length", PropertyType: var count } && count == typeof(int));

    /// <summary>The type of a sequence's elements.</summary>
    public static Type Element(Type type) =>
        type.IsArray ? type.GetElementType()! : Interface(type, typeof(IEnumerable<>))?.GenericTypeArguments[0] ?? typeof(object);

    /// <summary>A dictionary's keys and values; of another sequence, no keys and itself.</summary>
    public static (IEnumerable? Keys, IEnumerable Values) Dictionary(IEnumerable sequence)
    {
        Type? dictionary = Interface(sequence.GetType(), typeof(IDictionary<,>)) ?? (sequence is IDictionary ? typeof(IDictionary) : null);
        return dictionary is null ? (null, sequence) : (Of("Keys"), Of("Values"));

        IEnumerable Of(string name) => (IEnumerable)Value(dictionary.GetProperty(name)!, sequence)!;
    }

    /// <summary>How many elements there are, where that is known without going through them.</summary>
    public static int? Count(IEnumerable sequence, Type element)
    {
        try
        {
            if (sequence is ICollection collection) return collection.Count;
            Type countable = typeof(IReadOnlyCollection<>).MakeGenericType(element);
            if (countable.IsInstanceOfType(sequence)) return (int)Value(countable.GetProperty("Count")!, sequence)!;
            if (!typeof(IEnumerable<>).MakeGenericType(element).IsInstanceOfType(sequence)) return null;
            object?[] arguments = [sequence, null];
            object? isKnown = CheapCount.MakeGenericMethod(element).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return isKnown is true ? (int)arguments[1]! : null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return null;
        }
    }

    /// <summary>
    /// <c>List&lt;Int32&gt;</c>: the type without its namespace. A sequence's type that only the compiler or the class library has a name for is an
    /// <c>IEnumerable</c>.
    /// </summary>
    public static string Name(Type type)
    {
        if (type.IsSZArray) return Name(type.GetElementType()!) + "[]";
        if (IsAnonymous(type)) return "anonymous";
        if (typeof(IEnumerable).IsAssignableFrom(type) && (type.Name.StartsWith('<') || type is { Namespace: "System.Linq", IsVisible: false })) return $"IEnumerable<{Name(Element(type))}>";
        int arity = type.Name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? type.Name : $"{type.Name[..arity]}<{string.Join(',', type.GetGenericArguments().Select(Name))}>";
    }

    private static Type? Interface(Type type, Type definition) =>
        type.GetInterfaces().FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == definition);
}

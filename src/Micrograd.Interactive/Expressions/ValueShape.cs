using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Micrograd.Interactive.Expressions;

/// <summary>Reads a value of any class by the names of its members.</summary>
/// <remarks>
/// A notebook may define its class anew from cell to cell, so a shape belongs to a type, never to its name, and lives no longer than a drawing.
/// </remarks>
internal sealed class ValueShape
{
    private const BindingFlags Anything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;

    private readonly Type _type;
    private readonly Func<object, object?> _data;
    private readonly Func<object, object?> _children;
    private readonly Func<object, object?>? _label;
    private readonly Func<object, object?>? _op;
    private readonly Func<object, object?>? _grad;
    private readonly Func<object, object?>? _localDerivatives;

    public ValueShape(Type type)
    {
        _type = type;
        if (type.IsPrimitive || type == typeof(string) || typeof(IEnumerable).IsAssignableFrom(type))
        {
            throw new ArgumentException($"Graph.Draw draws one value with all that it was computed from, but was given {Article(type)}{(type.IsPrimitive ? "; a plain number doesn't remember that" : "; choose one of its values, such as values[0]")}.");
        }

        if (type.IsValueType) throw new ArgumentException($"Graph.Draw can't draw {Name}, because it is a struct: each use of a struct is a copy, so that it can't be seen which value was used twice. Make it a class.");
        _data = Needed("Data", "the number");
        _children = Needed("Children", "the values that it was computed from, in their order");
        (_label, _op, _grad, _localDerivatives) = (Find("Label"), Find("Op"), Find("Grad"), Find("LocalDerivatives"));
    }

    public bool HasGrad => _grad is not null;

    private string Name => _type.Name;

    public double Data(object value) => Number(_data(value), "Data");

    public double? Grad(object value) => _grad is null ? null : Number(_grad(value), "Grad");

    public string Label(object value) => Convert.ToString(_label?.Invoke(value), CultureInfo.InvariantCulture) ?? "";

    public string Op(object value) => Convert.ToString(_op?.Invoke(value), CultureInfo.InvariantCulture) ?? "";

    public IReadOnlyList<object> Children(object value)
    {
        List<object?> children = _children(value) switch
        {
            null => [],
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            IEnumerable list and not string => [.. list.Cast<object?>()],
            object other => throw new ArgumentException($"{Name}.Children holds {Article(other.GetType())}; it must hold the values that it was computed from, in an array or a list."),
        };
        int missing = children.IndexOf(null);
        if (missing >= 0) throw new ArgumentException($"{Name}.Children has {children.Count} values, but the one at place {missing} is null. Leave out what isn't there.");
        return children!;
    }

    /// <summary>One number for each child; empty when the class has none and none are asked for.</summary>
    public IReadOnlyList<double> LocalDerivatives(object value, int children)
    {
        if (_localDerivatives is null) throw new ArgumentException($"Local derivatives can't be drawn, because {Name} {Lacks("LocalDerivatives", "one number for each of its Children")}.");
        double[] derivatives = _localDerivatives(value) switch
        {
            null => [],
            IEnumerable list => [.. list.Cast<object?>().Select(number => Number(number, "LocalDerivatives"))],
            object other => [Number(other, "LocalDerivatives")],
        };
        return derivatives.Length == children
            ? derivatives
            : throw new ArgumentException($"A {Name} has {children} Children but {derivatives.Length} LocalDerivatives; there must be one for each child, in the same order.");
    }

    private Func<object, object?> Needed(string member, string meaning) =>
        Find(member) ?? throw new ArgumentException($"Graph.Draw can't draw this, because {Name} {Lacks(member, meaning)}.");

    private string Lacks(string member, string meaning)
    {
        string needed = $"no public property or field '{member}' with {meaning}";
        if (_type.GetMember(member, Anything).FirstOrDefault() is { } found) return $"has {needed}: there is a '{member}', but it is {(found is MethodInfo ? "a method" : "not public")}";
        string[] members =
        [
            .. _type.GetMembers(BindingFlags.Instance | BindingFlags.Public)
                .Where(candidate => candidate is PropertyInfo or FieldInfo)
                .Select(candidate => candidate.Name),
        ];
        return $"has {needed}; it has {(members.Length == 0 ? "none at all" : string.Join(", ", members))}";
    }

    private Func<object, object?>? Find(string member)
    {
        // Of a member that a derived class declares anew, its own.
        for (Type? type = _type; type is not null; type = type.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
            if (type.GetProperty(member, Own) is { CanRead: true } property && property.GetMethod!.IsPublic)
            {
                return value => Read(() => property.GetValue(value), member);
            }

            if (type.GetField(member, Own) is { } field) return field.GetValue;
        }

        return null;
    }

    private object? Read(Func<object?> property, string member)
    {
        try
        {
            return property();
        }
        catch (TargetInvocationException exception)
        {
            throw new ArgumentException($"{Name}.{member} can't be read: {exception.InnerException!.Message}", exception.InnerException);
        }
    }

    private double Number(object? number, string member) => number switch
    {
        double value => value,
        IConvertible and not (string or char or bool or DateTime) => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        null => throw new ArgumentException($"{Name}.{member} is null; it must be a number."),
        _ => throw new ArgumentException($"{Name}.{member} holds {Article(number.GetType())}; it must be a number."),
    };

    private static string Article(Type type)
    {
        string name = type.IsArray ? $"array of {type.GetElementType()!.Name}" : type.Name;
        return ("AEIOUaeiou".Contains(name[0], StringComparison.Ordinal) ? "an " : "a ") + name;
    }
}

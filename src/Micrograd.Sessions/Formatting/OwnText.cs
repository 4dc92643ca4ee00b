using System.Reflection;
using System.Runtime.CompilerServices;

namespace Micrograd.Sessions.Formatting;

/// <summary>What an object says of itself.</summary>
internal static class OwnText
{
    // How deep, and how much, the texts of records are that are put together from those of others.
    private const int Deepest = 300;
    private const int Most = 5_000;

    /// <summary>True when a type of a notebook or a library has a text of its own.</summary>
    public static bool IsGiven(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && !ValueTypes.IsOfPlatform(declaring);

    /// <summary>True when the compiler has put it together from the members' texts, as for a record.</summary>
    public static bool IsGenerated(Type type) =>
        ValueTypes.IsTuple(type) || ValueTypes.IsAnonymous(type)
        || type.GetMethod(nameof(ToString), Type.EmptyTypes)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    /// <summary>True when .NET puts an exception's words together from those of so many others that the stack may not suffice.</summary>
    public static bool IsDeep(Exception exception)
    {
        var rest = new Stack<(Exception Cause, int Depth)>([(exception, 0)]);
        for (int seen = 0; seen < Most && rest.TryPop(out (Exception Cause, int Depth) next); seen++)
        {
            if (next.Depth == Deepest) return true;
            if (next.Cause is AggregateException { InnerExceptions: var all })
            {
                foreach (Exception each in all) rest.Push((each, next.Depth + 1));
            }
            else if (next.Cause.InnerException is { } one)
            {
                rest.Push((one, next.Depth + 1));
            }
        }

        return false;
    }

    /// <summary>The text; null when it would have no end, or nearly none.</summary>
    public static string? Of(object value)
    {
        int left = Most;
        return HasEnd(value, 0, ref left) ? value.ToString() ?? "" : null;
    }

    private static bool HasEnd(object value, int depth, ref int left)
    {
        Type type = value.GetType();
        if (!IsGenerated(type)) return true;
        if (depth == Deepest) return false;
        foreach (MemberInfo member in ValueTypes.Members(type))
        {
            if (--left < 0) return false;
            Type declared = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
            if (declared is { IsPrimitive: true } or { IsEnum: true }) continue;
            object? read;
            try
            {
                read = ValueTypes.Value(member, value);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
            {
                continue;
            }

            if (read is not null && !HasEnd(read, depth + 1, ref left)) return false;
        }

        return true;
    }
}

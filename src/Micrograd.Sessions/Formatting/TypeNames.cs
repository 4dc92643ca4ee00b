namespace Micrograd.Sessions.Formatting;

/// <summary>Types as C# writes them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(string)] = "string",
    };

    /// <summary><c>List&lt;double&gt;</c>, <c>int[]</c>, <c>double?</c>, <c>Value</c>.</summary>
    public static string Readable(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (ValueTypes.IsAnonymous(type)) return "anonymous";
        if (type.IsArray) return $"{Readable(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Readable(underlying) + "?";
        if (!type.IsGenericType) return type.Name;
        Type[] arguments = type.GetGenericArguments();
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
            ? $"({string.Join(", ", arguments.Select(Readable))})"
            : $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments.Select(Readable))}>";
    }
}

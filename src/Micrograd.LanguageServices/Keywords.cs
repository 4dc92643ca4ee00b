using System.Collections.Immutable;

namespace Micrograd.LanguageServices;

/// <summary>The words of C# that can stand at a kind of place.</summary>
internal static class Keywords
{
    public static readonly ImmutableArray<string> Types =
    [
        "bool", "byte", "char", "decimal", "double", "dynamic", "float", "int", "long", "nint", "nuint", "object", "sbyte", "short", "string",
        "uint", "ulong", "ushort",
    ];

    public static readonly ImmutableArray<string> Expressions =
    [
        .. Types, "async", "await", "checked", "default", "false", "from", "nameof", "new", "null", "sizeof", "stackalloc", "static", "throw", "true",
        "typeof", "unchecked",
    ];

    public static readonly ImmutableArray<string> Declarations =
    [
        "abstract", "class", "delegate", "enum", "interface", "internal", "partial", "private", "protected", "public", "readonly", "record", "ref",
        "sealed", "static", "struct", "unsafe", "void",
    ];

    public static readonly ImmutableArray<string> Statements =
    [
        .. Expressions.Except(["from"]), "const", "do", "fixed", "for", "foreach", "if", "lock", "return", "switch", "try", "using", "var", "void",
        "while", "yield", "unsafe",
    ];

    public static readonly ImmutableArray<string> Members =
    [
        .. Declarations, .. Types, "const", "event", "explicit", "extern", "file", "implicit", "new", "operator", "override", "required", "virtual",
        "volatile", "async",
    ];

    public static readonly ImmutableArray<string> Patterns = [.. Types, "and", "false", "not", "null", "or", "true", "var"];

    public static readonly ImmutableArray<string> AfterExpressions = ["as", "is", "switch", "with"];

    public static readonly ImmutableArray<string> AfterPatterns = ["and", "or", "when"];

    public static readonly ImmutableArray<string> Query =
        ["ascending", "by", "descending", "equals", "from", "group", "in", "into", "join", "let", "on", "orderby", "select", "where"];

    public static readonly ImmutableArray<string> Accessors = ["get", "init", "internal", "private", "protected", "set"];

    public static readonly ImmutableArray<string> Arguments = ["in", "out", "ref"];
}

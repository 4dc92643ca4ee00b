using System.Reflection;
using System.Text.RegularExpressions;

using Micrograd.Sessions.Submissions;

namespace Micrograd.Sessions.Errors;

/// <summary>Turns the compiler's names for methods back into what a reader wrote.</summary>
internal static partial class MethodNames
{
    /// <summary>True for a submission's entry point, which has no line of its own.</summary>
    public static bool IsGenerated(MethodBase method) => method.Name is "<Factory>" or "<Main>" or ".ctor" && IsSubmission(method.DeclaringType);

    /// <summary>The method as a reader knows it: <c>Value.Backward</c>, <c>Factorial</c>, <c>a lambda</c>. Null for a cell's own top level.</summary>
    public static string? Readable(MethodBase method)
    {
        string name = method.Name;
        Type? type = method.DeclaringType;
        if (name == "MoveNext" && type is not null && StateMachine().Match(type.Name) is { Success: true } machine)
        {
            name = machine.Groups["method"].Value;
            type = type.DeclaringType;
        }

        if (LocalFunction().Match(name) is { Success: true } local) return local.Groups["name"].Value;
        if (Lambda().IsMatch(name)) return "a lambda";
        if (name == "<Initialize>") return null;
        while (type is not null && type.Name.StartsWith('<')) type = type.DeclaringType;
        name = name switch
        {
            "op_Addition" => "operator +",
            "op_Subtraction" or "op_UnaryNegation" => "operator -",
            "op_Multiply" => "operator *",
            "op_Division" => "operator /",
            "op_Implicit" => "implicit conversion",
            ".ctor" => "constructor",
            ".cctor" => "static constructor",
            _ => name,
        };
        return type is null || IsSubmission(type) ? name : $"{type.Name.Split('`')[0]}.{name}";
    }

    private static bool IsSubmission(Type? type) => type is { Name: "Script", DeclaringType: null } || type?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;

    [GeneratedRegex("^<(?<method>.+)>d(__\\d+)?(`\\d+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex("^<.*>g__(?<name>[^|]+)\\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex("^<.*>b__")]
    private static partial Regex Lambda();
}

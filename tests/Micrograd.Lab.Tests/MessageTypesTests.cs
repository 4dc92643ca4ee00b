using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Micrograd.Lab.Tests;

/// <summary>The types that the page's scripts give to messages, in <c>types/messages.d.ts</c>, are those of the records.</summary>
public sealed partial class MessageTypesTests
{
    // What the worker's scripts tell the page by themselves.
    private static readonly string[] WithoutRecord = ["Loading", "HandedOver", "SessionDied"];

    private static readonly Dictionary<string, Type> Records = Directory.EnumerateFiles(AppContext.BaseDirectory, "Micrograd.*.dll")
        .Where(path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal))
        .SelectMany(path => Assembly.LoadFrom(path).GetExportedTypes())
        .GroupBy(type => type.Name)
        .ToDictionary(types => types.Key, types => types.First());

    public static TheoryData<string, string> Interfaces =>
        [.. Interface().Matches(File.ReadAllText(Path.Combine(Micrograd.Tests.Shared.Clone.Root, "src", "Micrograd.Lab", "types", "messages.d.ts")))
            .Select(match => new TheoryDataRow<string, string>(match.Groups[1].Value, match.Groups[2].Value))
            .Where(row => !WithoutRecord.Contains(row.Data.Item1))];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void A_message_has_the_fields_of_its_record(string name, string fields)
    {
        Type record = Records[name];
        IEnumerable<string[]> pairs = fields.Split(';').Select(text => text.Split(':', 2, StringSplitOptions.TrimEntries));
        foreach ((string field, string type) in pairs.Select(parts => (parts[0], parts[1])))
        {
            Assert.Equal($"{field}: {type}", $"{field}: {(field == "type" ? Discriminator(record) : TypeOf(record, field, type))}");
        }
    }

    [Fact]
    public void All_messages_of_either_side_are_there() => Assert.True(Interfaces.Count >= 20);

    private static string Discriminator(Type record)
    {
        for (Type? above = record.BaseType; above is not null; above = above.BaseType)
        {
            foreach (JsonDerivedTypeAttribute derived in above.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false))
            {
                if (derived.DerivedType == record) return $"\"{derived.TypeDiscriminator}\"";
            }
        }

        return "not said in C#";
    }

    private static string TypeOf(Type record, string field, string written)
    {
        PropertyInfo? property = record.GetProperties().SingleOrDefault(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == field);
        if (property is null) return "missing in C#";
        bool isNullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        return TypeOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, written) + (isNullable ? " | null" : "");
    }

    // One of a few words is told as a text, and may be written as one.
    private static string TypeOf(Type type, string written) => type switch
    {
        { IsEnum: true } when IsWords(written) => string.Join(" | ", Enum.GetNames(type).Select(name => $"\"{name}\"")),
        _ when type == typeof(string) && IsWords(written) => written,
        _ when type == typeof(string) || type.IsEnum => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type.IsPrimitive => "number",
        _ when type == typeof(ImmutableDictionary<string, string>) => "Record<string, string>",
        { IsGenericType: true } => TypeOf(type.GetGenericArguments()[0], written) + "[]",
        _ => type.Name,
    };

    private static bool IsWords(string written) => written.Split('|').All(word => word.Trim().StartsWith('"'));

    [GeneratedRegex(@"^export interface (\w+) \{ (.+) \}$", RegexOptions.Multiline)]
    private static partial Regex Interface();
}

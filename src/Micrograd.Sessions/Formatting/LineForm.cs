namespace Micrograd.Sessions.Formatting;

/// <summary>Writes what is shown of a value on one line, for lists of variables.</summary>
internal static class LineForm
{
    /// <summary>The line.</summary>
    public static string Of(Shown shown) => shown switch
    {
        Shown.Formatted { Plain: null, Value: var value } => Of(value),
        Shown.Sequence sequence => $"[ {string.Join(", ", sequence.Pairs.Select(Of))}{(sequence.More is null ? "" : $" ... ({sequence.More})")} ]",
        Shown.Members { Elements: { } elements } => Of(elements),
        Shown.Members { Kind: MembersKind.Line or MembersKind.Items } tuple => $"( {string.Join(", ", tuple.Rows.Select(row => Of(row.Value)))} )",
        Shown.Members { Rows: not [], Type: var type } members when !type.StartsWith("KeyValuePair<", StringComparison.Ordinal) =>
            $"{(type is "" or "anonymous" ? "" : type + " ")}{{ {string.Join(", ", members.Rows.Select(row => $"{row.Name} = {Of(row.Value)}"))} }}",
        _ => shown.Line,
    };
}

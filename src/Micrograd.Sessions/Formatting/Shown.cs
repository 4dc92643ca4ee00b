using System.Collections.Immutable;

namespace Micrograd.Sessions.Formatting;

/// <summary>What is shown of a value: read from it once, within bounds, and then written in every form.</summary>
internal abstract record Shown
{
    /// <summary>The value on one line, as part of a longer one.</summary>
    public abstract string Line { get; }

    /// <summary>A text: a number, a string, what a formatter makes of the value, or a mark in the place of what is left out.</summary>
    /// <param name="Plain">The text.</param>
    /// <param name="Html">Its HTML, where it has one of its own.</param>
    internal sealed record Text(string Plain, string? Html = null) : Shown
    {
        public override string Line => Plain;
    }

    /// <summary>A value for which a formatter gives one of the forms.</summary>
    internal sealed record Formatted(Shown Value, string? Plain, string? Html) : Shown
    {
        public override string Line => Plain ?? Value.Line;
    }

    /// <summary>An object by its properties and fields.</summary>
    /// <param name="Kind">How it is written as text.</param>
    /// <param name="Type">Its type's name.</param>
    /// <param name="Own">What it says of itself.</param>
    /// <param name="Rows">The members.</param>
    /// <param name="More">How many others it has, in words; null when it has none.</param>
    /// <param name="Elements">Its elements, if it is a sequence beside.</param>
    internal sealed record Members(MembersKind Kind, string Type, string Own, ImmutableArray<Row> Rows, string? More, Sequence? Elements) : Shown
    {
        public override string Line => Elements?.Line ?? Own;
    }

    /// <summary>A sequence by its elements.</summary>
    /// <param name="Type">Its type's name.</param>
    /// <param name="IsLine">Whether it is written on one line, in brackets.</param>
    /// <param name="IsOfObjects">Whether its elements are declared as objects of any kind.</param>
    /// <param name="Elements">The elements; the values of a dictionary.</param>
    /// <param name="Pairs">A dictionary's elements as text: keys and values.</param>
    /// <param name="Keys">A dictionary's keys.</param>
    /// <param name="Types">The elements' types, if they differ.</param>
    /// <param name="More">How many others it has, in words; null when it has none.</param>
    internal sealed record Sequence(
        string Type, bool IsLine, bool IsOfObjects, ImmutableArray<Shown> Elements, ImmutableArray<Shown> Pairs, ImmutableArray<Shown> Keys,
        ImmutableArray<Shown> Types, string? More)
        : Shown
    {
        public override string Line => $"[ {string.Join(", ", Pairs.Select(element => element.Line))}{(More is null ? "" : $" ... ({More})")} ]";
    }

    /// <summary>A member's name and what is shown of its value.</summary>
    internal readonly record struct Row(string Name, Shown Value);
}

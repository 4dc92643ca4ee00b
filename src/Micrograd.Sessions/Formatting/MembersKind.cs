namespace Micrograd.Sessions.Formatting;

/// <summary>How an object that is shown by its members is written as text.</summary>
internal enum MembersKind
{
    /// <summary>Under its type, a member a line.</summary>
    Object,

    /// <summary>In parentheses: a tuple of numbers and strings.</summary>
    Line,

    /// <summary>An item a line, without names: any other tuple.</summary>
    Items,

    /// <summary>Names and values alone: what was put together while it ran.</summary>
    Names,
}

namespace Micrograd.Sessions.Directives;

/// <summary>What may follow a directive's name.</summary>
public enum DirectiveArgument
{
    /// <summary>Nothing: it stands alone on its line.</summary>
    None,

    /// <summary>What it is about, or nothing.</summary>
    Optional,

    /// <summary>What it is about.</summary>
    Required,
}

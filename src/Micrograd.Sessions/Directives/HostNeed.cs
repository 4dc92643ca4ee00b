namespace Micrograd.Sessions.Directives;

/// <summary>What a directive asks of the host that runs the session.</summary>
public enum HostNeed
{
    /// <summary>Nothing that not every host has.</summary>
    None,

    /// <summary>Packages that can be restored, which a browser has not.</summary>
    Packages,
}

namespace Micrograd.Jupyter;

/// <summary>The sockets of a kernel.</summary>
internal enum ChannelName
{
    /// <summary>Requests of the user's, answered in their order.</summary>
    Shell,

    /// <summary>Requests that overtake: interrupt and shutdown.</summary>
    Control,

    /// <summary>Questions to the user.</summary>
    Stdin,

    /// <summary>What the kernel tells everybody.</summary>
    Iopub,
}

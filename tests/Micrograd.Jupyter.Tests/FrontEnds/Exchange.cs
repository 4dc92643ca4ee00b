using System.Collections.Immutable;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Jupyter.Tests.FrontEnds;

/// <summary>A request's answer, and all that was published for it, from busy to idle.</summary>
internal sealed record Exchange(Received Reply, ImmutableArray<Received> Published)
{
    public string? Status => Reply.Text("status");

    /// <summary>The types of what was published between busy and idle.</summary>
    public string Shown => string.Join(' ', Published.Where(message => message.Type is not ("status" or "execute_input")).Select(message => message.Type));

    public Received Only(string type) => Assert.Single(Published, message => message.Type == type);

    public string Text(string stream) =>
        string.Concat(Published.Where(message => message.Type == "stream" && message.Text("name") == stream).Select(message => message.Text("text")));
}

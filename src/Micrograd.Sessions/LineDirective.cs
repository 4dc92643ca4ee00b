using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Directives;

namespace Micrograd.Sessions;

/// <summary>A directive on a line of its own, which does something.</summary>
/// <param name="Name">Its first word, in small letters: <c>#!time</c>.</param>
/// <param name="Usage">How it is written: <c>#load "script.csx"</c>.</param>
/// <param name="Help">What it does, in a few words, in the third person.</param>
/// <param name="Follow">Does it. A <see cref="DirectiveException"/> says why it can't be done.</param>
/// <example><code>
/// new LineDirective("#!today", "#!today", "shows the date", (call, _) =>
/// {
///     call.Show(new DisplayOutput(new MimeBundle(MimeTypes.PlainText, $"{DateTime.Today:d}")));
///     return Task.CompletedTask;
/// })
/// </code></example>
public sealed record LineDirective(string Name, string Usage, string Help, Func<DirectiveCall, CancellationToken, Task> Follow) : Directive(Name, Usage, Help);

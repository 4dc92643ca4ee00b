using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Submissions;

namespace Micrograd.Sessions;

/// <summary>The directives that every session has.</summary>
internal static class BuiltInDirectives
{
    public const string Reference = "#r";
    public const string Load = "#load";
    public const string Import = "#!import";
    public const string Property = "#:property";

    public static readonly ImmutableArray<Directive> All =
    [
        new LineDirective(
            Reference, "#r \"path.dll\", #r \"nuget: Name, Version\"", "refers to an assembly or a package",
            (call, token) => call.Interpreter.ReferAsync(call, token)) { Argument = DirectiveArgument.Required },
        new LineDirective(
            "#i", "#i \"nuget:source\"", "names a place where packages are looked for, besides the usual ones",
            Now(call => call.Interpreter.AddPackageSource(call))) { Argument = DirectiveArgument.Required, Needs = HostNeed.Packages },
        new LineDirective(
            Load, "#load \"script.csx\"", "runs a script here",
            (call, token) => call.Interpreter.LoadAsync(call.FullPath(), token)) { Argument = DirectiveArgument.Required },
        new LineDirective(
            Import, "#!import notebook.ipynb", "runs another notebook's cells here",
            (call, token) => call.Interpreter.LoadAsync(call.FullPath(), token)) { Argument = DirectiveArgument.Required },
        new LineDirective("#!time", "#!time", "says how long the cell took", Now(Time)),
        new LineDirective("#!who", "#!who", "lists the variables", Now(call => call.Show(new DisplayOutput(call.Interpreter.VariableNames())))),
        new LineDirective(
            "#!whos", "#!whos", "lists the variables with their types and values",
            async (call, token) => call.Show(new DisplayOutput(await call.Interpreter.VariableTableAsync(token).ConfigureAwait(false)))),
        new LineDirective(CellReader.CSharp, CellReader.CSharp, "what follows is C# again", Now(static _ => { })),
        .. TextLanguages.All,
        new LineDirective(
            Property, "#:property LangVersion=preview", "takes C# that isn't released yet, from here on; LangVersion=latest goes back",
            Now(call => call.Session.Language = CellLanguageVersion.Of(call.Argument))) { Argument = DirectiveArgument.Optional },
    ];

    private static Func<DirectiveCall, CancellationToken, Task> Now(Action<DirectiveCall> follow) => (call, _) =>
    {
        follow(call);
        return Task.CompletedTask;
    };

    private static void Time(DirectiveCall call)
    {
        var time = Stopwatch.StartNew();
        call.AtEnd(() => call.Show(new DisplayOutput(new MimeBundle(MimeTypes.PlainText, string.Create(CultureInfo.InvariantCulture, $"Wall time: {time.Elapsed.TotalMilliseconds:0.0} ms")))));
    }
}

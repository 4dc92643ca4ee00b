using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Errors;
using Micrograd.Sessions.Formatting;
using Micrograd.Sessions.Interruption;
using Micrograd.Sessions.Packages;
using Micrograd.Sessions.Submissions;

namespace Micrograd.Sessions;

/// <summary>Runs one cell: its parts in their order, up to the first that fails.</summary>
internal sealed class CellInterpreter(CSharpSession session, SubmissionRunner runner, CellScope scope, CellSource cell)
{
    private readonly Stack<string> _files = [];

    /// <summary>Runs the cell.</summary>
    /// <returns>How it ended; an error was shown.</returns>
    public Task<CellStatus> RunAsync(CancellationToken cancellationToken) =>
        runner.EndAsync(() => RunAsync(cell, session.Options.Folder, cancellationToken), scope, cell.Name, cancellationToken);

    private async Task RunAsync(CellSource source, string folder, CancellationToken cancellationToken)
    {
        ImmutableArray<CellPart> parts = CellReader.Read(source.Code, runner.Directives, LanguageOf(source));
        var ends = new List<(DirectivePart Part, Action Work)>();
        runner.Remember(source);
        for (int i = 0; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1 && _files.Count == 0;
            switch (parts[i])
            {
                case CSharpPart part:
                    CellOutput Shown(MimeBundle data) => last ? new ResultOutput(data) : new DisplayOutput(data);
                    await runner.RunAsync(part.Code, source.Name, scope, Shown, cancellationToken).ConfigureAwait(false);
                    break;
                case TextPart part:
                    scope.Show(new DisplayOutput(await ContentAsync(part, source, cancellationToken).ConfigureAwait(false)));
                    break;
                case DirectivePart part when IsPackage(part):
                    ImmutableArray<DirectivePart> packages = [.. parts.Skip(i).TakeWhile(IsPackage).Cast<DirectivePart>()];
                    await RestoreAsync(packages, source, cancellationToken).ConfigureAwait(false);
                    i += packages.Length - 1;
                    break;
                case DirectivePart part:
                    var call = new DirectiveCall(session, this, scope, part, folder, work => AtEnd(part, work));
                    await FollowAsync(part, source, call, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        // Two that say the same say it once.
        void AtEnd(DirectivePart part, Action work)
        {
            if (!ends.Any(end => end.Part != part && (end.Part.Name, end.Part.Argument) == (part.Name, part.Argument))) ends.Add((part, work));
        }

        for (int i = 0; i < ends.Count; i++)
        {
            try
            {
                ends[i].Work();
            }
            catch (Exception exception)
            {
                throw ReportOf(exception, ends[i].Part, source);
            }
        }
    }

    // The directive of the language that a text is in; null for C#.
    private string? LanguageOf(CellSource source)
    {
        try
        {
            return runner.Directives.OfLanguage(source.Language);
        }
        catch (DirectiveException problem)
        {
            throw new ReportedException(ErrorReport.OfDirective(problem.Message, source, 1, source.Line(1) ?? ""), problem);
        }
    }

    private static bool IsPackage(CellPart part) =>
        part is DirectivePart { Name: BuiltInDirectives.Reference, Problem: null, Argument: var argument } && SessionPackages.IsPackage(argument);

    // Where cells run, for a drawing may take long, and is interrupted as they are.
    private async Task<MimeBundle> ContentAsync(TextPart part, CellSource source, CancellationToken cancellationToken)
    {
        var language = (LanguageDirective)runner.Directives.Find(part.Language)!;
        try
        {
            return await runner.RunAsync(() => language.Show(part.Text), scope, cancellationToken).ConfigureAwait(false);
        }
        catch (CellTextException exception)
        {
            throw new ReportedException(ErrorReport.Of(exception, source, part.Line), exception);
        }
        catch (Exception exception) when (!IsInterrupt(exception, cancellationToken))
        {
            throw ReportOf(exception, new DirectivePart(part.Line - 1, part.Language, "", part.Language), source);
        }
    }

    private async Task FollowAsync(DirectivePart part, CellSource source, DirectiveCall call, CancellationToken cancellationToken)
    {
        try
        {
            if (part.Problem is { } problem) throw new DirectiveException(problem);
            if (runner.Directives.Find(part.Name) is not LineDirective directive) throw Unknown(part.Name);
            if (directive.Argument == DirectiveArgument.Required && part.Argument.Length == 0) throw new DirectiveException($"{part.Name} needs more on its line: {directive.Usage}");
            await EndAsync(session.OnPool(() => FollowAsync(directive, call, cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ReportedException && !IsInterrupt(exception, cancellationToken))
        {
            throw ReportOf(exception, part, source);
        }
    }

    // What it writes to the console is the cell's.
    private async Task FollowAsync(LineDirective directive, DirectiveCall call, CancellationToken cancellationToken)
    {
        CellScope.Current = scope;
        await directive.Follow(call, cancellationToken).ConfigureAwait(false);
    }

    // A directive that doesn't heed an interrupt is left behind, later than what it runs on the session's thread would be.
    private static async Task EndAsync(Task following, CancellationToken cancellationToken)
    {
        await following.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!following.IsCompleted)
        {
            await following.WaitAsync(2 * CellInterruption.Patience, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!following.IsCompleted) throw new OperationCanceledException(cancellationToken);
        await following.ConfigureAwait(false);
    }

    private static bool IsInterrupt(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private static ReportedException ReportOf(Exception exception, DirectivePart part, CellSource source) => new(
        ErrorReport.OfDirective(
            IsOfDirective(exception) ? exception.Message : $"{TypeNames.Readable(exception.GetType())}: {ExceptionText.Words(exception)}", source, part.Line, part.Source),
        exception);

    /// <summary>True for what says itself what is wrong with a directive.</summary>
    public static bool IsOfDirective(Exception exception) =>
        exception is DirectiveException or AssemblyReferenceException or PackageException or LanguageVersionException;

    private DirectiveException Unknown(string name) => new(
        name == "#:package"
            ? "#:package is for files that dotnet runs. In a cell: #r \"nuget: Name, Version\""
            : $"There is no directive {name}. There are: {string.Join(", ", session.Directives.Select(directive => directive.Usage))}.");

    // Packages that stand together are restored together: one start of the SDK, and versions that suit one another.
    private async Task RestoreAsync(ImmutableArray<DirectivePart> parts, CellSource source, CancellationToken cancellationToken)
    {
        DirectivePart at = parts[0];
        var requests = new List<PackageRequest>();
        try
        {
            foreach (DirectivePart part in parts)
            {
                at = part;
                requests.Add(SessionPackages.Parse(part.Argument));
            }

            at = parts[0];
            await runner.RestoreAsync([.. requests], scope, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfDirective(exception))
        {
            // The line of the package that it is about, if it stands in one.
            string? package = (exception as PackageException)?.Package;
            if (requests.FindIndex(request => request.Name.Equals(package, StringComparison.OrdinalIgnoreCase)) is >= 0 and var guilty) at = parts[guilty];
            throw ReportOf(exception, at, source);
        }
    }

    /// <summary>Follows <c>#r</c> of an assembly.</summary>
    public async Task ReferAsync(DirectiveCall call, CancellationToken cancellationToken)
    {
        if (runner.IsPlatform(call.Argument)) return;
        await runner.ReferAsync(call.FullPath(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Follows <c>#i</c>.</summary>
    public void AddPackageSource(DirectiveCall call) => runner.AddPackageSource(call.Argument, call.Folder);

    /// <summary>Runs a script's C#, or that of a notebook's cells.</summary>
    /// <exception cref="DirectiveException">There is no such file, or it is being loaded already.</exception>
    public async Task LoadAsync(string file, CancellationToken cancellationToken)
    {
        if (_files.Contains(file)) throw new DirectiveException($"{file} loads itself, by way of: {string.Join(", ", _files.Reverse())}.");
        byte[] content = await session.Options.Files.ReadAsync(file, cancellationToken).ConfigureAwait(false)
            ?? throw new DirectiveException($"There is no file {file}.");
        _files.Push(file);
        string folder = Path.GetDirectoryName(file) ?? "";
        foreach (CellSource source in LoadedFile.Read(content, file))
        {
            await RunLoadedAsync(source, folder, cancellationToken).ConfigureAwait(false);
        }

        _files.Pop();
        runner.Loaded(file);
    }

    // What goes wrong in it is its own, and not the directive's that has loaded it.
    private async Task RunLoadedAsync(CellSource source, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(source, folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ReportedException && !IsInterrupt(exception, cancellationToken))
        {
            throw new ReportedException(runner.Report(exception, cell.Name), exception);
        }
    }

    /// <summary>What <c>#!who</c> shows.</summary>
    public MimeBundle VariableNames() => new(MimeTypes.PlainText, string.Join('\t', runner.Variables.Names));

    /// <summary>What <c>#!whos</c> shows.</summary>
    public async Task<MimeBundle> VariableTableAsync(CancellationToken cancellationToken)
    {
        // A value's text is the cells' own code: it runs where they do.
        ImmutableArray<SessionVariable> rows = await runner.RunAsync(runner.Variables.List, scope, cancellationToken).ConfigureAwait(false);
        var html = new StringBuilder("<table><thead><tr><th>Variable</th><th>Type</th><th>Value</th></tr></thead><tbody>");
        var text = new StringBuilder("Variable\tType\tValue");
        foreach ((string name, string type, string? value) in rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(name)}</td><td>{WebUtility.HtmlEncode(type)}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>");
            text.Append(CultureInfo.InvariantCulture, $"\n{name}\t{type}\t{value}");
        }

        return new MimeBundle(KeyValuePair.Create(MimeTypes.Html, html.Append("</tbody></table>").ToString()), KeyValuePair.Create(MimeTypes.PlainText, text.ToString()));
    }
}

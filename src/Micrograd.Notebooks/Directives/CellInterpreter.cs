using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

using Micrograd.Graphviz;

namespace Micrograd.Notebooks;

/// <summary>Runs one cell: its parts in their order, up to the first that fails.</summary>
internal sealed class CellInterpreter(SubmissionRunner runner, CellLanguage language, SessionOptions options, CellScope scope, string path)
{
    /// <summary>Every directive that there is, as it is written, for the reader who tried another.</summary>
    private const string Known =
        "#r \"path.dll\", #r \"nuget: Name, Version\", #i \"nuget:source\", #load \"script.csx\", #!import notebook.ipynb, #!help NAME, #!time, #!who, #!whos, #!csharp, #!markdown, #!html, #!javascript, #!dot, #!mermaid, #:property LangVersion=preview";

    private readonly Stack<string> _files = [];

    /// <summary>Runs the cell.</summary>
    /// <returns>How it ended; an error was shown.</returns>
    public async Task<CellStatus> RunAsync(string code, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(code, path, options.Folder, cancellationToken).ConfigureAwait(false);
            return CellStatus.Succeeded;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            scope.Show(ErrorReport.Interrupted(runner.IsStillRunning));
            return CellStatus.Cancelled;
        }
        catch (DirectiveFailure failure)
        {
            scope.Show(failure.Report);
        }
        catch (CompilationException exception)
        {
            scope.Show(runner.Errors.Of(exception));
        }
        catch (Exception exception)
        {
            scope.Show(runner.Errors.Of(exception, path));
        }

        return CellStatus.Failed;
    }

    private async Task RunAsync(string code, string name, string folder, CancellationToken cancellationToken)
    {
        Stopwatch? time = null;
        var parts = CellReader.Read(code);
        runner.Sources.Add(name, code);
        for (int i = 0; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1 && _files.Count == 0;
            switch (parts[i])
            {
                case CSharpPart part:
                    await runner.RunAsync(part.Code, name, scope, data => last ? new ResultOutput(data) : new DisplayOutput(data), cancellationToken).ConfigureAwait(false);
                    break;
                case TextPart part:
                    scope.Show(new DisplayOutput(await ContentAsync(part, name, cancellationToken).ConfigureAwait(false)));
                    break;
                case DirectivePart { Name: "#!time", Problem: null }:
                    time = Stopwatch.StartNew();
                    break;
                case DirectivePart part when IsPackage(part):
                    ImmutableArray<DirectivePart> packages = [.. parts.Skip(i).TakeWhile(IsPackage).Cast<DirectivePart>()];
                    await RestoreAsync(packages, name, cancellationToken).ConfigureAwait(false);
                    i += packages.Length - 1;
                    break;
                case DirectivePart part:
                    await FollowAsync(part, name, folder, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        if (time is not null) scope.Show(new DisplayOutput(new MimeBundle(MimeTypes.PlainText, string.Create(CultureInfo.InvariantCulture, $"Wall time: {time.Elapsed.TotalMilliseconds:0.0} ms"))));
    }

    private static bool IsPackage(CellPart part) => part is DirectivePart { Name: "#r", Problem: null, Argument: var argument } && SessionPackages.IsPackage(argument);

    // Where cells run, for a drawing may take long, and is interrupted as they are.
    private async Task<MimeBundle> ContentAsync(TextPart part, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.RunAsync(() => TextContent.Of(part), scope, cancellationToken).ConfigureAwait(false);
        }
        catch (DotSyntaxException exception)
        {
            throw new DirectiveFailure(runner.Errors.Of(exception, name, part.Line), exception);
        }
    }

    private async Task FollowAsync(DirectivePart part, string name, string folder, CancellationToken cancellationToken)
    {
        try
        {
            if (part.Problem is { } problem) throw new DirectiveException(problem);
            switch (part.Name)
            {
                case "#r":
                    await ReferAsync(part, folder, cancellationToken).ConfigureAwait(false);
                    break;
                case "#i":
                    runner.Packages.AddSource(part.Argument, folder);
                    break;
                case "#load":
                    await LoadAsync(FullPath(Argument(part, "#load \"script.csx\""), folder), cancellationToken).ConfigureAwait(false);
                    break;
                case "#!import":
                    await LoadAsync(FullPath(Argument(part, "#!import other.ipynb"), folder), cancellationToken).ConfigureAwait(false);
                    break;
                case "#!who":
                    string names = string.Join('\t', runner.Variables.Select(variable => variable.Name));
                    scope.Show(new DisplayOutput(new MimeBundle(MimeTypes.PlainText, names)));
                    break;
                case "#!whos":
                    scope.Show(new DisplayOutput(VariableTable()));
                    break;
                case "#!help":
                    scope.Show(new PageOutput(await CellHelp.OfAsync(part.Argument, language, cancellationToken).ConfigureAwait(false)));
                    break;
                case "#:property":
                    runner.Language = CellLanguageVersion.Of(part.Argument);
                    break;
                case "#:package":
                    throw new DirectiveException("#:package is for files that dotnet runs. In a cell: #r \"nuget: Name, Version\"");
                default:
                    throw new DirectiveException($"There is no directive {part.Name}. There are: {Known}.");
            }
        }
        catch (DirectiveException exception)
        {
            throw new DirectiveFailure(ErrorReport.Of(exception, name, part.Line, part.Source), exception);
        }
    }

    // Packages that stand together are restored together: one start of the SDK, and versions that suit one another.
    private async Task RestoreAsync(ImmutableArray<DirectivePart> parts, string name, CancellationToken cancellationToken)
    {
        DirectivePart at = parts[0];
        var requests = ImmutableArray.CreateBuilder<PackageRequest>();
        try
        {
            foreach (DirectivePart part in parts)
            {
                at = part;
                requests.Add(SessionPackages.Parse(part.Argument));
            }

            at = parts[0];
            await runner.Packages.AddAsync(requests.ToImmutable(), scope, cancellationToken).ConfigureAwait(false);
        }
        catch (DirectiveException exception)
        {
            // The line that the message is about, if it names one.
            PackageRequest? guilty = requests.FirstOrDefault(request => exception.Message.StartsWith($"{request}:", StringComparison.OrdinalIgnoreCase));
            if (guilty is not null) at = parts[requests.IndexOf(guilty)];
            throw new DirectiveFailure(ErrorReport.Of(exception, name, at.Line, at.Source), exception);
        }
    }

    private async Task ReferAsync(DirectivePart part, string folder, CancellationToken cancellationToken)
    {
        string named = Argument(part, "#r \"path/to/Some.dll\"");
        if (runner.IsPlatform(named)) return;
        await runner.Libraries.AddAsync(FullPath(named, folder), cancellationToken).ConfigureAwait(false);
    }

    private async Task LoadAsync(string file, CancellationToken cancellationToken)
    {
        if (_files.Contains(file)) throw new DirectiveException($"{file} loads itself, by way of: {string.Join(", ", _files.Reverse())}.");
        byte[] content = await options.Files.ReadAsync(file, cancellationToken).ConfigureAwait(false)
            ?? throw new DirectiveException($"There is no file {file}.");
        _files.Push(file);
        string folder = Path.GetDirectoryName(file) ?? "";
        string name = Path.GetFileName(file);
        if (Path.GetExtension(file).Equals(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            int cell = 0;
            foreach (NotebookCell code in Document(content, file).Cells.Where(code => code.Kind == CellKind.Code))
            {
                await RunAsync(code.Source, $"{name}, cell {++cell}", folder, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            await RunAsync(Encoding.UTF8.GetString(content).TrimStart('\uFEFF'), name, folder, cancellationToken).ConfigureAwait(false);
        }

        _files.Pop();
        runner.Loaded(file);
    }

    private static NotebookDocument Document(byte[] content, string file)
    {
        try
        {
            return NotebookDocument.Parse(content, file);
        }
        catch (NotebookFormatException exception)
        {
            throw new DirectiveException(exception.Message, exception);
        }
    }

    private static string Argument(DirectivePart part, string usage) =>
        part.Argument is { Length: > 0 } argument ? argument : throw new DirectiveException($"{part.Name} needs a path: {usage}");

    private static string FullPath(string path, string folder) => Path.GetFullPath(path, Path.GetFullPath(folder));

    private MimeBundle VariableTable()
    {
        var rows = runner.Variables.Select(variable => (variable.Name, Type: TypeNames.Readable(variable.Type), Value: runner.Formatter.Line(variable.Value))).ToList();
        var html = new StringBuilder("<table><thead><tr><th>Variable</th><th>Type</th><th>Value</th></tr></thead><tbody>");
        var text = new StringBuilder("Variable\tType\tValue");
        foreach ((string name, string type, string value) in rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(name)}</td><td>{WebUtility.HtmlEncode(type)}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>");
            text.Append(CultureInfo.InvariantCulture, $"\n{name}\t{type}\t{value}");
        }

        return new MimeBundle(KeyValuePair.Create(MimeTypes.Html, html.Append("</tbody></table>").ToString()), KeyValuePair.Create(MimeTypes.PlainText, text.ToString()));
    }

    /// <summary>Carries a finished report out of nested files.</summary>
    private sealed class DirectiveFailure(ErrorOutput report, Exception cause) : Exception(report.Message, cause)
    {
        public ErrorOutput Report { get; } = report;
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Errors;
using Micrograd.Sessions.Formatting;
using Micrograd.Sessions.Packages;
using Micrograd.Sessions.Submissions;

namespace Micrograd.Sessions;

/// <summary>Runs one cell: its parts in their order, up to the first that fails.</summary>
internal sealed class CellInterpreter(CSharpSession session, SubmissionRunner runner, CellScope scope, string path)
{
    private readonly Stack<string> _files = [];

    /// <summary>Runs the cell.</summary>
    /// <returns>How it ended; an error was shown.</returns>
    public Task<CellStatus> RunAsync(string code, CancellationToken cancellationToken) =>
        runner.EndAsync(() => RunAsync(code, path, session.Options.Folder, cancellationToken), scope, path, cancellationToken);

    private async Task RunAsync(string code, string name, string folder, CancellationToken cancellationToken)
    {
        ImmutableArray<CellPart> parts = CellReader.Read(code, runner.Directives);
        var ends = new List<Action>();
        runner.Remember(name, code);
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
                case DirectivePart part when IsPackage(part):
                    ImmutableArray<DirectivePart> packages = [.. parts.Skip(i).TakeWhile(IsPackage).Cast<DirectivePart>()];
                    await RestoreAsync(packages, name, cancellationToken).ConfigureAwait(false);
                    i += packages.Length - 1;
                    break;
                case DirectivePart part:
                    await FollowAsync(part, name, new DirectiveCall(session, this, scope, part, folder, ends.Add), cancellationToken).ConfigureAwait(false);
                    break;
            }
        }

        foreach (Action end in ends) end();
    }

    private static bool IsPackage(CellPart part) =>
        part is DirectivePart { Name: "#r", Problem: null, Argument: var argument } && SessionPackages.IsPackage(argument);

    // Where cells run, for a drawing may take long, and is interrupted as they are.
    private async Task<MimeBundle> ContentAsync(TextPart part, string name, CancellationToken cancellationToken)
    {
        var language = (LanguageDirective)runner.Directives.Find(part.Language)!;
        try
        {
            return await runner.RunAsync(() => language.Show(part.Text), scope, cancellationToken).ConfigureAwait(false);
        }
        catch (CellTextException exception)
        {
            throw new ReportedException(runner.Report(exception, name, part.Line), exception);
        }
    }

    private async Task FollowAsync(DirectivePart part, string name, DirectiveCall call, CancellationToken cancellationToken)
    {
        try
        {
            if (part.Problem is { } problem) throw new DirectiveException(problem);
            if (runner.Directives.Find(part.Name) is not LineDirective directive) throw Unknown(part.Name);
            await directive.Follow(call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfDirective(exception))
        {
            throw new ReportedException(ErrorReport.OfDirective(exception, name, part.Line, part.Source), exception);
        }
    }

    /// <summary>True for what is wrong with a directive itself, and not with what it has run.</summary>
    public static bool IsOfDirective(Exception exception) =>
        exception is DirectiveException or AssemblyReferenceException or PackageException or LanguageVersionException;

    private DirectiveException Unknown(string name) => new(
        name == "#:package"
            ? "#:package is for files that dotnet runs. In a cell: #r \"nuget: Name, Version\""
            : $"There is no directive {name}. There are: {string.Join(", ", runner.Directives.All.Select(directive => directive.Usage))}.");

    // Packages that stand together are restored together: one start of the SDK, and versions that suit one another.
    private async Task RestoreAsync(ImmutableArray<DirectivePart> parts, string name, CancellationToken cancellationToken)
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
        catch (PackageException exception)
        {
            // The line of the package that it is about, if it stands in one.
            if (requests.FindIndex(request => request.Name.Equals(exception.Package, StringComparison.OrdinalIgnoreCase)) is >= 0 and var guilty) at = parts[guilty];
            throw new ReportedException(ErrorReport.OfDirective(exception, name, at.Line, at.Source), exception);
        }
    }

    /// <summary>Follows <c>#r</c> of an assembly.</summary>
    public async Task ReferAsync(DirectiveCall call, CancellationToken cancellationToken)
    {
        const string Usage = "#r \"path/to/Some.dll\"";
        if (runner.IsPlatform(call.Required(Usage))) return;
        await runner.ReferAsync(call.FullPath(Usage), cancellationToken).ConfigureAwait(false);
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

    /// <summary>What <c>#!who</c> shows.</summary>
    public MimeBundle VariableNames() => new(MimeTypes.PlainText, string.Join('\t', runner.Variables.Select(variable => variable.Name)));

    /// <summary>What <c>#!whos</c> shows.</summary>
    public MimeBundle VariableTable()
    {
        var rows = runner.Variables.Select(variable => (variable.Name, Type: TypeNames.Readable(variable.Type), Value: runner.Line(variable.Value))).ToList();
        var html = new StringBuilder("<table><thead><tr><th>Variable</th><th>Type</th><th>Value</th></tr></thead><tbody>");
        var text = new StringBuilder("Variable\tType\tValue");
        foreach ((string name, string type, string value) in rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(name)}</td><td>{WebUtility.HtmlEncode(type)}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>");
            text.Append(CultureInfo.InvariantCulture, $"\n{name}\t{type}\t{value}");
        }

        return new MimeBundle(KeyValuePair.Create(MimeTypes.Html, html.Append("</tbody></table>").ToString()), KeyValuePair.Create(MimeTypes.PlainText, text.ToString()));
    }
}

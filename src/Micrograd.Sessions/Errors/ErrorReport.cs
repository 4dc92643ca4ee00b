using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Formatting;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;

namespace Micrograd.Sessions.Errors;

/// <summary>Tells a reader what went wrong in a cell: the words, the place in the cell's own lines, and none of the session's frames.</summary>
internal sealed class ErrorReport(CellSources sources, AssemblyLoadContext assemblies)
{
    // An endless recursion has a million calls; the innermost and the outermost few tell the story.
    private const int InnermostCalls = 10;
    private const int OutermostCalls = 4;

    // Of a thousand parallel failures, the first few do.
    private const int MostCauses = 20;
    private const int MostWarnings = 10;

    /// <summary>What a cell reports that has failed.</summary>
    /// <param name="exception">What it has failed with.</param>
    /// <param name="path">The cell's name.</param>
    public ErrorOutput Of(Exception exception, string path) => exception switch
    {
        ReportedException { Report: var report } => report,
        CompilationException compilation => OfCompilation(compilation),
        _ => OfThrown(exception, path),
    };

    private ErrorOutput OfCompilation(CompilationException exception)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (Diagnostic error in exception.Errors)
        {
            FileLinePositionSpan place = error.Location.GetLineSpan();
            if (!place.IsValid)
            {
                lines.Add($"error {error.Id}: {Words(error)}");
                continue;
            }

            lines.Add($"{place.Path}, line {place.StartLinePosition.Line + 1}, column {place.StartLinePosition.Character + 1}: error {error.Id}: {Words(error)}");
            if (sources.Line(place.Path, place.StartLinePosition.Line + 1) is not { } source) continue;
            lines.Add("    " + source);
            int end = place.EndLinePosition.Line > place.StartLinePosition.Line ? source.Length : place.EndLinePosition.Character;
            lines.Add("    " + Caret(source, place.StartLinePosition.Character, end));
        }

        Diagnostic first = exception.Errors[0];
        FileLinePositionSpan start = first.Location.GetLineSpan();
        string more = exception.Errors.Length == 1 ? "" : $" (and {exception.Errors.Length - 1} more)";
        return new ErrorOutput(
            "CompilationError", $"{first.Id}: {Words(first)}{more}", lines.ToImmutable(),
            start.IsValid ? start.StartLinePosition.Line + 1 : null, start.IsValid ? start.StartLinePosition.Character + 1 : null);
    }

    /// <summary>What the compiler warns of, a line for each.</summary>
    public static string Of(ImmutableArray<Diagnostic> warnings)
    {
        ImmutableArray<string> lines = [.. warnings.Select(warning =>
        {
            FileLinePositionSpan place = warning.Location.GetLineSpan();
            return $"{place.Path}, line {place.StartLinePosition.Line + 1}: warning {warning.Id}: {Words(warning)}\n";
        }).Distinct()];
        return string.Concat(lines.Take(MostWarnings)) + (lines.Length > MostWarnings ? $"… and {lines.Length - MostWarnings} more warnings\n" : "");
    }

    /// <summary>What a cell reports whose directive can't be followed.</summary>
    public static ErrorOutput OfDirective(string problem, string path, int line, string source) =>
        new("DirectiveError", problem, [$"{path}, line {line}: {problem}", "    " + source.Trim()], line);

    /// <summary>What a cell reports whose part in another language isn't right.</summary>
    public ErrorOutput Of(CellTextException exception, string path, int firstLine)
    {
        int line = firstLine + exception.Line - 1;
        string source = sources.Line(path, line) ?? "";
        return new ErrorOutput(
            exception.Name, exception.Message,
            [$"{path}, line {line}, column {exception.Column}: {exception.Message}", "    " + source, "    " + Caret(source, exception.Column - 1, exception.Column)],
            line, exception.Column);
    }

    /// <summary>What a cell reports that was interrupted.</summary>
    /// <param name="isStillRunning">True when it called something that can't be stopped.</param>
    public static ErrorOutput Interrupted(bool isStillRunning = false)
    {
        string words = isStillRunning
            ? "The cell was interrupted. What it called in a library can't be stopped, and runs on unseen until it returns. Variables keep what they held."
            : "The cell was interrupted. Variables keep what they held.";
        return new ErrorOutput("OperationCanceledException", words, [words]);
    }

    private ErrorOutput OfThrown(Exception exception, string path)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        int? line = null;
        int shown = 0;
        Add(exception, "", "");
        if (shown > MostCauses) lines.Add("… more exceptions …");
        return new ErrorOutput(TypeNames.Readable(exception.GetType()), ExceptionText.Words(exception), lines.ToImmutable(), line);

        // The name is that which a `catch` would have to name, also where .NET has wrapped what was thrown.
        void Add(Exception cause, string role, string number)
        {
            if (++shown > MostCauses) return;
            lines.Add($"{role}{TypeNames.Readable(cause.GetType())}: {ExceptionText.Words(cause)}");
            ImmutableArray<Call> calls = Calls(cause);
            lines.AddRange(Shown(calls).Select(text => "   " + text));
            if (shown == 1 && calls.IsEmpty && path.Length > 0) lines.Add($"   at {path}, when its value was shown");
            line ??= calls.FirstOrDefault(call => call.Path == path).Line;
            ImmutableArray<Exception> inner = cause is AggregateException { InnerExceptions: var all } ? [.. all]
                : cause.InnerException is { } one ? [one]
                : [];
            for (int i = 0; i < inner.Length; i++)
            {
                if (inner.Length == 1) Add(inner[i], "Caused by ", number);
                else Add(inner[i], $"Caused by ({number}{i + 1} of {inner.Length}) ", $"{number}{i + 1}.");
            }
        }
    }

    private static string Words(Diagnostic finding) => CellAdvice.For(finding) ?? finding.GetMessage(CultureInfo.InvariantCulture);

    private static string Caret(string source, int start, int end)
    {
        start = Math.Clamp(start, 0, source.Length);
        string indent = new([.. source[..start].Select(character => character == '\t' ? '\t' : ' ')]);
        return indent + "^" + new string('~', Math.Max(0, Math.Min(end, source.Length) - start - 1));
    }

    private IEnumerable<string> Shown(ImmutableArray<Call> calls)
    {
        int hidden = calls.Length - InnermostCalls - OutermostCalls;
        for (int i = 0; i < calls.Length; i++)
        {
            if (hidden > 1 && i == InnermostCalls)
            {
                yield return $"… {hidden} more calls …";
                i += hidden - 1;
                continue;
            }

            yield return Text(calls[i]);
        }
    }

    private string Text(Call call)
    {
        string who = call.Method is null ? "at " : $"at {call.Method}, ";
        if (call.Path is null) return $"{who}{call.Library}";
        string what = sources.Line(call.Path, call.Line!.Value) is { } source ? ": " + source.Trim() : "";
        return $"{who}{call.Path}, line {call.Line}{what}";
    }

    private ImmutableArray<Call> Calls(Exception exception)
    {
        StackFrame[] frames = new StackTrace(exception, fNeedFileInfo: false).GetFrames();
        var calls = ImmutableArray.CreateBuilder<Call>();
        for (int i = 0; i < frames.Length; i++)
        {
            if (frames[i].GetMethod() is not { } method || AssemblyLoadContext.GetLoadContext(method.Module.Assembly) != assemblies) continue;
            if (!sources.Holds(method))
            {
                calls.Add(new Call(MethodNames.Readable(method), null, null, method.Module.Assembly.GetName().Name));
                continue;
            }

            if (MethodNames.IsGenerated(method)) continue;
            // Looking a line up reads the symbols: not for the middle of a million calls.
            bool far = calls.Count > InnermostCalls && i < frames.Length - (OutermostCalls * 8);
            (string Path, int Line)? place = far ? ("", 0) : sources.Find(method, frames[i].GetILOffset());
            if (place is { } found) calls.Add(new Call(far ? null : MethodNames.Readable(method), found.Path, found.Line, null));
        }

        return calls.ToImmutable();
    }

    private readonly record struct Call(string? Method, string? Path, int? Line, string? Library);
}

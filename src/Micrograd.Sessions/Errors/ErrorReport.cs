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
        var frames = ImmutableArray.CreateBuilder<ErrorFrame>();
        foreach (Diagnostic error in exception.Errors)
        {
            FileLinePositionSpan place = error.Location.GetLineSpan();
            if (!place.IsValid)
            {
                lines.Add($"error {error.Id}: {Words(error)}");
                continue;
            }

            CellSource text = sources.Find(place.Path);
            frames.Add(Frame(text, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, lines.Count));
            lines.Add($"{place.Path}, line {place.StartLinePosition.Line + 1}, column {place.StartLinePosition.Character + 1}: error {error.Id}: {Words(error)}");
            if (text.Line(place.StartLinePosition.Line + 1) is not { } source) continue;
            lines.Add("    " + source);
            int end = place.EndLinePosition.Line > place.StartLinePosition.Line ? source.Length : place.EndLinePosition.Character;
            lines.Add("    " + Caret(source, place.StartLinePosition.Character, end));
        }

        Diagnostic first = exception.Errors[0];
        FileLinePositionSpan start = first.Location.GetLineSpan();
        string more = exception.Errors.Length == 1 ? "" : $" (and {exception.Errors.Length - 1} more)";
        return new ErrorOutput(
            "CompilationError", $"{first.Id}: {Words(first)}{more}", lines.ToImmutable(),
            start.IsValid ? start.StartLinePosition.Line + 1 : null, start.IsValid ? start.StartLinePosition.Character + 1 : null)
        {
            Frames = frames.ToImmutable(),
        };
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
    /// <param name="problem">Why not.</param>
    /// <param name="source">What it stands in.</param>
    /// <param name="line">The line that it stands in.</param>
    /// <param name="text">That line.</param>
    public static ErrorOutput OfDirective(string problem, CellSource source, int line, string text) =>
        new("DirectiveError", problem, [$"{source.Name}, line {line}: {problem}", "    " + text.Trim()], line) { Frames = [Frame(source, line, null, 0)] };

    /// <summary>What a cell reports whose part in another language isn't right.</summary>
    public static ErrorOutput Of(CellTextException exception, CellSource source, int firstLine)
    {
        int line = firstLine + exception.Line - 1;
        string text = source.Line(line) ?? "";
        return new ErrorOutput(
            exception.Name, exception.Message,
            [$"{source.Name}, line {line}, column {exception.Column}: {exception.Message}", "    " + text, "    " + Caret(text, exception.Column - 1, exception.Column)],
            line, exception.Column)
        {
            Frames = [Frame(source, line, exception.Column, 0)],
        };
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
        var frames = ImmutableArray.CreateBuilder<ErrorFrame>();
        int? line = null;
        int shown = 0;
        Add(exception, "", "");
        if (shown > MostCauses) lines.Add("… more exceptions …");
        return new ErrorOutput(TypeNames.Readable(exception.GetType()), ExceptionText.Words(exception), lines.ToImmutable(), line)
        {
            Frames = frames.ToImmutable(),
        };

        // The name is that which a `catch` would have to name, also where .NET has wrapped what was thrown.
        void Add(Exception cause, string role, string number)
        {
            if (++shown > MostCauses) return;
            lines.Add($"{role}{TypeNames.Readable(cause.GetType())}: {ExceptionText.Words(cause)}");
            ImmutableArray<Call> calls = Calls(cause);
            foreach ((string text, Call? call) in Shown(calls))
            {
                if (call is { Source: { } source, Line: { } at } place) frames.Add(Frame(source, at, place.Column, lines.Count) with { Method = place.Method });
                lines.Add("   " + text);
            }

            if (shown == 1 && calls.IsEmpty && path.Length > 0) lines.Add($"   at {path}, when its value was shown");
            line ??= calls.FirstOrDefault(call => call.Source?.Name == path).Line;
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

    private static ErrorFrame Frame(CellSource source, int line, int? column, int tracebackLine) =>
        new(source.Name, line, column, source.Line(line) ?? "", tracebackLine) { Cell = source.Id, ExecutionCount = source.ExecutionCount, File = source.File };

    private static IEnumerable<(string Text, Call? Call)> Shown(ImmutableArray<Call> calls)
    {
        int hidden = calls.Length - InnermostCalls - OutermostCalls;
        for (int i = 0; i < calls.Length; i++)
        {
            if (hidden > 1 && i == InnermostCalls)
            {
                yield return ($"… {hidden} more calls …", null);
                i += hidden - 1;
                continue;
            }

            yield return (Text(calls[i]), calls[i]);
        }
    }

    private static string Text(Call call)
    {
        string who = call.Method is null ? "at " : $"at {call.Method}, ";
        if (call.Source is null) return $"{who}{call.Library}";
        string what = call.Source.Line(call.Line!.Value) is { } text ? ": " + text.Trim() : "";
        return $"{who}{call.Source.Name}, line {call.Line}{what}";
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
                calls.Add(new Call(MethodNames.Readable(method), null, null, null, method.Module.Assembly.GetName().Name));
                continue;
            }

            if (MethodNames.IsGenerated(method)) continue;
            // Looking a line up reads the symbols: not for the middle of a million calls.
            bool far = calls.Count > InnermostCalls && i < frames.Length - (OutermostCalls * 8);
            if (far) calls.Add(default);
            else if (sources.Find(method, frames[i].GetILOffset()) is var (text, line, column))
                calls.Add(new Call(MethodNames.Readable(method), text, line, column, null));
        }

        return calls.ToImmutable();
    }

    private readonly record struct Call(string? Method, CellSource? Source, int? Line, int? Column, string? Library);
}

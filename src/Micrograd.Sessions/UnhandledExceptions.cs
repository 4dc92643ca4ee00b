using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Interruption;

namespace Micrograd.Sessions;

/// <summary>
/// What cells throw where nobody can catch it: on a thread, in a timer's callback, in an <c>async void</c> method, in a finalizer. It is shown under the cell
/// that it comes from, and doesn't end the process.
/// </summary>
internal static class UnhandledExceptions
{
    private static readonly Lazy<bool> Watching = new(() =>
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(Show);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own.
            return false;
        }
    });

    private static ImmutableList<SubmissionRunner> _sessions = [];

    /// <summary>Watches over what a session's cells leave running. A browser's runtime has nothing to watch with.</summary>
    public static void Watch(SubmissionRunner session)
    {
        ImmutableInterlocked.Update(ref _sessions, static (all, added) => all.Add(added), session);
        if (!OperatingSystem.IsBrowser()) _ = Watching.Value;
    }

    /// <summary>A session has ended. What it has left running may still throw.</summary>
    public static void Forget(SubmissionRunner session) => ImmutableInterlocked.Update(ref _sessions, static (all, ended) => all.Remove(ended), session);

    /// <summary>Shows an exception under its cell.</summary>
    /// <returns>False when it comes from no session.</returns>
    public static bool Show(Exception exception)
    {
        // The runtime has often left the cell's context already: a timer, say, runs its callback in a context that ends with it. The stack still tells.
        IEnumerable<StackFrame> all = WithInner(exception).SelectMany(each => new StackTrace(each, fNeedFileInfo: false).GetFrames());
        ImmutableArray<StackFrame> frames = [.. all.Where(frame => Context(frame) is SessionAssemblies)];
        CellScope? cell = CellScope.Current;
        if (cell is null && frames.IsEmpty && !_sessions.Any(session => session.IsAlone)) return false;
        SubmissionRunner? owner = _sessions.FirstOrDefault(session => frames.Any(frame => Context(frame) == session.Assemblies))
            ?? _sessions.FirstOrDefault(session => session.IsAlone);

        // A thread of a cell that was interrupted has ended as it should.
        if (WithInner(exception).Any(each => each is CellInterruptedException)) return true;
        cell ??= owner?.CellOf(frames);
        if (cell is null) Console.Error.WriteLine($"An exception that nobody caught, of a session that has ended: {exception}");
        else cell.Show(new StreamOutput(StreamName.Error, $"An exception that nobody caught:\n{string.Join('\n', (cell.Report?.Invoke(exception) ?? owner?.Report(exception))?.Traceback ?? [exception.ToString()])}\n"));
        return true;
    }

    // What a library has wrapped an exception in, a token's source for instance, has no call of a cell on its own stack.
    private static IEnumerable<Exception> WithInner(Exception exception)
    {
        IEnumerable<Exception> inner = exception is AggregateException several ? several.InnerExceptions
            : exception.InnerException is { } one ? [one]
            : Enumerable.Empty<Exception>();
        return inner.SelectMany(WithInner).Prepend(exception);
    }

    private static AssemblyLoadContext? Context(StackFrame frame) =>
        frame.GetMethod() is { } method ? AssemblyLoadContext.GetLoadContext(method.Module.Assembly) : null;
}

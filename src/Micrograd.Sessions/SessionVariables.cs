using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Sessions;

/// <summary>What a session's variables hold, and what is inside of that. Values say it in code of the cells: all of it runs where they run.</summary>
/// <param name="states">The variables.</param>
/// <param name="formatter">Puts values into words.</param>
internal sealed class SessionVariables(SubmissionStates states, ObjectFormatter formatter)
{
    private static readonly TimeSpan LongestLine = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    // What couldn't say in time what it is, under "", or what a member or element of it is, under its key; and how often: once may be the machine's fault.
    // Then lists, which come after each run, don't ask it again.
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<string, int>> _slow = [];

    /// <summary>Their names, in the order of their declaration.</summary>
    public IEnumerable<string> Names => states.Variables().Select(variable => variable.Name);

    /// <summary>All of them. Whoever calls this runs where cells do, and is interrupted as they are.</summary>
    public ImmutableArray<SessionVariable> List() => [.. Variables().Select(each => Described(each.Variable))];

    /// <summary>All of them; what can't say in time what it is has no value.</summary>
    /// <param name="run">Runs something where cells do, until it is cancelled.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public Task<ImmutableArray<SessionVariable>> ListAsync(Func<Action, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        ImmutableArray<(ValueChild Variable, Holder Holder)> variables = [.. Variables()];
        var listing = new Listing(
            variables.Length, from => variables.Skip(from).Select(each => each.Variable), place => variables[place].Variable, place => variables[place].Holder);
        return DescribeAsync(listing, run, cancellationToken);
    }

    /// <summary>What is inside of a value; null where there is no such value.</summary>
    /// <param name="path">The keys that lead to the value, the variable's name first.</param>
    /// <param name="from">How many are passed over.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="run">Runs something where cells do, until it is cancelled.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up, or the way to the value takes too long.</exception>
    public async Task<ImmutableArray<SessionVariable>?> ChildrenAsync(
        ImmutableArray<string> path, int from, int count, Func<Action, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        (ValueChildren All, Holder Holder)? children = null;
        await run(() => children = Find(path) is var (found, holder) ? (ValueChildren.Of(found.Value), holder) : null, limit.Token).ConfigureAwait(false);
        if (children is not var (all, owner)) return null;
        int wanted = Math.Min(count, Math.Max(all.Count - from, 0));
        var listing = new Listing(
            wanted, passed => all.Read(from + passed, wanted - passed), place => all.Unread(from + place), place => owner.To(all.Unread(from + place).Key));
        return await DescribeAsync(listing, run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A value on one line; null where there is none. Whoever calls this runs where cells do.</summary>
    public string? Line(string variable) => Find([variable]) is var (found, _) ? formatter.Line(found.Value) : null;

    /// <summary>The forms in which a cell shows a value; null where there is none. Whoever calls this runs where cells do.</summary>
    public MimeBundle? Show(ImmutableArray<string> path)
    {
        if (Find(path) is not var (found, _)) return null;
        try
        {
            return found.Mark is { } mark ? new MimeBundle(MimeTypes.PlainText, mark) : formatter.Format(found.Value);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return new MimeBundle(MimeTypes.PlainText, ExceptionText.Thrown(exception));
        }
    }

    /// <summary>A sequence as a table; null where there is none, and where going through it goes wrong. Whoever calls this runs where cells do.</summary>
    public ValueTable? Table(ImmutableArray<string> path, int rows)
    {
        if (Find(path) is not ({ Mark: null } found, _)) return null;
        try
        {
            return formatter.Table(found.Value, rows);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            // What is wrong is told where it is shown.
            return null;
        }
    }

    private IEnumerable<(ValueChild Variable, Holder Holder)> Variables() => states.Variables().Select(each =>
        (new ValueChild(each.Name, each.Name, TypeNames.Readable(each.Type), each.Value, null), new Holder(each.Holder, each.Name)));

    private (ValueChild Found, Holder Holder)? Find(ImmutableArray<string> path)
    {
        if (path.IsEmpty || Variables().FirstOrDefault(each => each.Variable.Key == path[0]) is not ({ } found, var holder)) return null;
        foreach (string key in path.Skip(1))
        {
            if (ValueChildren.Of(found.Value).Find(key) is not { } child) return null;
            (found, holder) = (child, holder.Into(found.Value).To(key));
        }

        return (found, holder.Into(found.Value));
    }

    // One after the other: what is too slow is left, and the next begins.
    private async Task<ImmutableArray<SessionVariable>> DescribeAsync(
        Listing listing, Func<Action, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var described = new List<SessionVariable>(listing.Count);
        int count = listing.Count;
        long start = Stopwatch.GetTimestamp();
        while (described.Count < count)
        {
            if (IsPassedOver()) described.Add(Undescribed(listing.Unread(described.Count)));
            else await GoOnAsync().ConfigureAwait(false);
        }

        return [.. described];

        bool IsPassedOver() => Stopwatch.GetElapsedTime(start) > Longest
            || (described.Count < count && IsSlow(listing.Holder(described.Count)));

        async Task GoOnAsync()
        {
            int asked = -1;
            object? slow = null;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(LongestLine);
            try
            {
                await run(Describe, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                lock (described)
                {
                    if (asked != described.Count) return;
                    SessionVariable unread = Undescribed(listing.Unread(asked));
                    CountSlow(slow is not null ? new Holder(slow, "") : listing.Holder(asked));
                    described.Add(unread);
                }
            }

            void Describe()
            {
                // The time that the thread was busy with something else doesn't count.
                limit.CancelAfter(LongestLine);
                asked = described.Count;
                foreach (ValueChild child in listing.From(asked))
                {
                    slow = child.Value is ValueType ? null : child.Value;
                    SessionVariable next = slow is not null && IsSlow(new Holder(slow, "")) ? Undescribed(child) : Described(child);
                    lock (described)
                    {
                        // What couldn't be stopped was left behind, and may come to its end much later.
                        if (limit.IsCancellationRequested) return;
                        described.Add(next);
                        limit.CancelAfter(LongestLine);
                        (asked, slow) = (described.Count, null);
                    }

                    if (IsPassedOver()) return;
                }

                // There can be fewer by now.
                count = described.Count;
            }
        }
    }

    private bool IsSlow(Holder what) => _slow.TryGetValue(what.Object, out ConcurrentDictionary<string, int>? times) && times.GetValueOrDefault(what.Way) > 1;

    private void CountSlow(Holder what) => _slow.GetOrCreateValue(what.Object).AddOrUpdate(what.Way, 1, static (_, times) => times + 1);

    private SessionVariable Described(ValueChild child) => Undescribed(child) with
    {
        Value = child.Mark ?? formatter.Line(child.Value),
        Children = CountOf(child.Value),
    };

    // What is wrong with it is told to whoever unfolds it, and in its line.
    private static int CountOf(object? value)
    {
        try
        {
            return ValueChildren.Of(value).Count;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ThreadInterruptedException))
        {
            return 0;
        }
    }

    private static SessionVariable Undescribed(ValueChild child) => new(child.Name, child.Type, null) { Key = child.Key };

    /// <summary>Where a value is: what holds it is the same object each time, and a struct is in another box.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="Way">The way from there, by keys; empty for the object itself.</param>
    private readonly record struct Holder(object Object, string Way)
    {
        /// <summary>Where something inside of it is.</summary>
        public Holder To(string key) => this with { Way = $"{Way}\0{key}" };

        /// <summary>Where what is there is held, when it has that value.</summary>
        public Holder Into(object? value) => ValueChildren.Held(value) is { } held and not ValueType ? new Holder(held, "") : this;
    }

    /// <summary>What is to be described.</summary>
    /// <param name="Count">How much it is.</param>
    /// <param name="From">Reads it, from one on.</param>
    /// <param name="Unread">One of it, without asking it for anything.</param>
    /// <param name="Holder">Where it is.</param>
    private sealed record Listing(int Count, Func<int, IEnumerable<ValueChild>> From, Func<int, ValueChild> Unread, Func<int, Holder> Holder);
}

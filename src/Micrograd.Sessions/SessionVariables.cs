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
    public ImmutableArray<SessionVariable> List() => [.. Variables().Select(Described)];

    /// <summary>All of them; what can't say in time what it is has no value.</summary>
    /// <param name="run">Runs something where cells do, until it is cancelled.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public Task<ImmutableArray<SessionVariable>> ListAsync(Func<Action, CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        ImmutableArray<ValueChild> variables = [.. Variables()];
        return DescribeAsync(new Listing(null, variables.Length, from => variables.Skip(from), place => variables[place]), run, cancellationToken);
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
        ValueChildren? children = null;
        await run(() => children = Find(path) is { } found ? ValueChildren.Of(found.Value) : null, limit.Token).ConfigureAwait(false);
        if (children is not { } all) return null;
        int wanted = Math.Min(count, Math.Max(all.Count - from, 0));
        var listing = new Listing(all.Owner, wanted, passed => all.Read(from + passed, wanted - passed), place => all.Unread(from + place));
        return await DescribeAsync(listing, run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A value on one line; null where there is none. Whoever calls this runs where cells do.</summary>
    public string? Line(string variable) => Find([variable]) is { } found ? formatter.Line(found.Value) : null;

    /// <summary>The forms in which a cell shows a value; null where there is none. Whoever calls this runs where cells do.</summary>
    public MimeBundle? Show(ImmutableArray<string> path)
    {
        if (Find(path) is not { } found) return null;
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
        if (Find(path) is not { Mark: null } found) return null;
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

    private IEnumerable<ValueChild> Variables() =>
        states.Variables().Select(each => new ValueChild(each.Name, each.Name, TypeNames.Readable(each.Type), each.Value, null));

    private ValueChild? Find(ImmutableArray<string> path)
    {
        ValueChild? found = path.IsEmpty ? null : Variables().FirstOrDefault(variable => variable.Key == path[0]);
        foreach (string key in path.Skip(1)) found = found is null ? null : ValueChildren.Of(found.Value).Find(key);
        return found;
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
            || (described.Count < count && listing.Owner is { } owner && IsSlow(owner, listing.Unread(described.Count).Key));

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
                    if (slow is not null) CountSlow(slow);
                    else if (listing.Owner is not null) CountSlow(listing.Owner, unread.Key);
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
                    // A struct is in another box each time.
                    slow = child.Value is ValueType ? null : child.Value;
                    SessionVariable next = slow is not null && IsSlow(slow) ? Undescribed(child) : Described(child);
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

    private bool IsSlow(object value, string key = "") =>
        _slow.TryGetValue(value, out ConcurrentDictionary<string, int>? times) && times.GetValueOrDefault(key) > 1;

    private void CountSlow(object value, string key = "") => _slow.GetOrCreateValue(value).AddOrUpdate(key, 1, static (_, times) => times + 1);

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

    /// <summary>What is to be described.</summary>
    /// <param name="Owner">What it is inside of; null where that is the session.</param>
    /// <param name="Count">How much it is.</param>
    /// <param name="From">Reads it, from one on.</param>
    /// <param name="Unread">One of it, without asking it for anything.</param>
    private sealed record Listing(object? Owner, int Count, Func<int, IEnumerable<ValueChild>> From, Func<int, ValueChild> Unread);
}

using System.Reflection;

using Micrograd.Sessions.Submissions;

namespace Micrograd.Sessions;

/// <summary>The objects that hold the variables of the submissions that have run: Roslyn's submission array, grown as needed.</summary>
internal sealed class SubmissionStates
{
    // Slot 0 is for a globals object; the session has none.
    private object?[] _slots = new object?[64];

    /// <summary>Starts a submission.</summary>
    /// <returns>A task for its value.</returns>
    public Task<object?> Start(Assembly assembly, Submission submission)
    {
        int next = Array.FindLastIndex(_slots, slot => slot is not null) + 1;
        if (next + 1 >= _slots.Length) Array.Resize(ref _slots, _slots.Length * 2);
        MethodInfo entry = assembly.GetType(submission.EntryType!, throwOnError: true)!
            .GetMethod(submission.EntryMethod!, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return entry.CreateDelegate<Func<object?[], Task<object?>>>()(_slots);
    }

    /// <summary>The variables of all submissions, in the order of their declaration; of those that were declared again, only the last.</summary>
    /// <returns>Of each, also the object that holds it, which is always the same.</returns>
    public IEnumerable<(string Name, Type Type, object? Value, object Holder)> Variables() =>
        _slots.Where(slot => slot is not null)
            .SelectMany(slot => slot!.GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.Name.StartsWith('<'))
                .Select(field => (field.Name, field.FieldType, Value: field.GetValue(slot), Holder: slot)))
            .Reverse()
            .DistinctBy(variable => variable.Name)
            .Reverse();
}

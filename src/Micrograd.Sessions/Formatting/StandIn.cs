using System.Collections;
using System.Reflection;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions.Formatting;

/// <summary>What is shown in the place of a value whose own members would tell a reader nothing.</summary>
internal static class StandIn
{
    /// <summary>What is shown of a sequence that isn't gone through.</summary>
    public static string OfLazy(object sequence) =>
        $"{Name(sequence, typeof(IEnumerable<>)) ?? "IEnumerable"} (computed when it is gone through)";

    /// <summary>The value itself, or what is shown for it.</summary>
    public static object For(object value) => value switch
    {
        Task task => Text($"{Name(task, typeof(Task<>)) ?? "Task"} ({State(task)})"),
        Delegate { Method.Name: var name } code => Text(TypeNames.Readable(code.GetType()) + (name.Contains('<', StringComparison.Ordinal) ? "" : " " + name)),
        MemberInfo member and not Type => Text(member.ToString() ?? member.Name),
        IReadOnlyCollection<MemberInfo> members => Names(members).ToArray(),
        IEnumerable<MemberInfo> members => Names(members),
        not IEnumerable when Name(value, typeof(IAsyncEnumerable<>)) is { } name => Text($"{name} (its elements come one by one: await foreach)"),
        _ => value,
    };

    private static IEnumerable<string?> Names(IEnumerable<MemberInfo> members) =>
        members.Select(member => member is Type type ? TypeNames.Readable(type) : member.ToString());

    private static DisplayContent Text(string text) => new(MimeTypes.PlainText, text);

    private static string State(Task task) => task.Status switch
    {
        TaskStatus.RanToCompletion => "it has ended: await gives its result",
        TaskStatus.Canceled => "it was cancelled",
        TaskStatus.Faulted => $"it has failed: {task.Exception!.InnerException!.Message}",
        _ => "it is running: await waits for its result",
    };

    private static string? Name(object value, Type generic) =>
        Element(value, generic) is { Name: not "VoidTaskResult" } element ? TypeNames.Readable(generic.MakeGenericType(element)) : null;

    /// <summary>What a generic class or interface that the value's type comes from is made for: int for a <c>Task&lt;int&gt;</c>.</summary>
    private static Type? Element(object value, Type generic)
    {
        IEnumerable<Type> all = value.GetType().GetInterfaces();
        for (Type? type = value.GetType(); type is not null; type = type.BaseType) all = all.Append(type);
        return all.FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == generic)?.GenericTypeArguments[0];
    }
}

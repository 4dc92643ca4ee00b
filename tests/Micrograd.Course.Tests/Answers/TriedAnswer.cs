namespace Micrograd.Course.Tests;

/// <summary>An answer that a learner might give to an exercise.</summary>
/// <param name="Exercise">The id of the exercise's cell, such as <c>ex1</c>.</param>
/// <param name="IsRight">Whether its check has to pass.</param>
/// <param name="Idea">What the learner was thinking.</param>
/// <param name="Code">What takes the place of the exercise's cell.</param>
internal sealed record TriedAnswer(string Exercise, bool IsRight, string Idea, string Code);

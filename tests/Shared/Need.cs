namespace Micrograd.Tests.Shared;

/// <summary>Something that tests use and a machine may lack.</summary>
/// <param name="name">What it is.</param>
/// <param name="lack">Why tests are skipped without it, and how to get it.</param>
/// <param name="isHere">Whether this machine has it; asked once.</param>
internal sealed class Need(string name, string lack, Func<bool> isHere)
{
    private readonly Lazy<bool> _isHere = new(isHere);

    public string Name { get; } = name;

    public string Lack { get; } = lack;

    public bool IsHere => _isHere.Value;

    /// <summary>Skips the running test where it isn't here.</summary>
    public void OrSkip() => Assert.SkipUnless(IsHere, Lack);
}

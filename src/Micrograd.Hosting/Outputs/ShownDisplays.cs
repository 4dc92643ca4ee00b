namespace Micrograd.Hosting.Outputs;

/// <summary>The displays that are shown, by their names: an update of another one is for nobody.</summary>
internal sealed class ShownDisplays
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Add(string name)
    {
        lock (_names) _names.Add(name);
    }

    public void Remove(IEnumerable<string> names)
    {
        lock (_names) _names.ExceptWith(names);
    }

    public bool Contains(string name)
    {
        lock (_names) return _names.Contains(name);
    }
}

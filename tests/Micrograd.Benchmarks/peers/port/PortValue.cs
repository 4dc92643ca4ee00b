namespace Micrograd.Benchmarks.Peers;

/// <summary>
/// Micrograd as it is usually carried over to C#: an action for each operation, a set of children in each node, and a recursive
/// topological sort. Written for the comparison, after the course's own chapters; nobody should use it.
/// </summary>
internal sealed class PortValue
{
    private readonly HashSet<PortValue> _children;
    private Action _backward = () => { };

    public PortValue(double data, params PortValue[] children)
    {
        Data = data;
        _children = [.. children];
    }

    public double Data { get; set; }

    public double Grad { get; set; }

    public static implicit operator PortValue(double data) => new(data);

    public static PortValue operator +(PortValue a, PortValue b)
    {
        var result = new PortValue(a.Data + b.Data, a, b);
        result._backward = () =>
        {
            a.Grad += result.Grad;
            b.Grad += result.Grad;
        };
        return result;
    }

    public static PortValue operator *(PortValue a, PortValue b)
    {
        var result = new PortValue(a.Data * b.Data, a, b);
        result._backward = () =>
        {
            a.Grad += b.Data * result.Grad;
            b.Grad += a.Data * result.Grad;
        };
        return result;
    }

    public PortValue Square()
    {
        var result = new PortValue(Data * Data, this);
        result._backward = () => Grad += 2 * Data * result.Grad;
        return result;
    }

    public PortValue Tanh()
    {
        double t = Math.Tanh(Data);
        var result = new PortValue(t, this);
        result._backward = () => Grad += (1 - t * t) * result.Grad;
        return result;
    }

    public PortValue Relu()
    {
        var result = new PortValue(Data < 0 ? 0 : Data, this);
        result._backward = () => Grad += (result.Data > 0 ? 1 : 0) * result.Grad;
        return result;
    }

    public void Backward()
    {
        var order = new List<PortValue>();
        var visited = new HashSet<PortValue>();
        Visit(this);
        Grad = 1;
        for (int i = order.Count - 1; i >= 0; i--)
            order[i]._backward();

        void Visit(PortValue value)
        {
            if (!visited.Add(value))
                return;
            foreach (PortValue child in value._children)
                Visit(child);
            order.Add(value);
        }
    }
}

// The class of chapter 6, mended in chapter 7: each action adds its share.
class Value(double data, string op = "", params Value[] children)
{
    public double Data { get; set; } = data;

    public double Grad { get; set; }

    public string Op => op;

    public string Label { get; set; } = "";

    public IReadOnlyList<Value> Children => children;

    public Action<double> PassOn { get; init; } = grad => { };

    public static Value operator +(Value a, Value b) => new(a.Data + b.Data, "+", a, b)
    {
        PassOn = grad => { a.Grad += grad; b.Grad += grad; },
    };

    public static Value operator *(Value a, Value b) => new(a.Data * b.Data, "*", a, b)
    {
        PassOn = grad => { a.Grad += b.Data * grad; b.Grad += a.Data * grad; },
    };

    public Value Tanh()
    {
        double e = Math.Exp(2 * Data), t = (e - 1) / (e + 1);
        return new(t, "tanh", this)
        {
            PassOn = grad => Grad += (1 - t * t) * grad,
        };
    }

    public void Backward()
    {
        var order = new List<Value>();
        var visited = new HashSet<Value>();

        void Visit(Value v)
        {
            if (!visited.Add(v)) return;
            foreach (Value child in v.Children) Visit(child);
            order.Add(v);
        }

        Visit(this);
        order.Reverse();
        Grad = 1;
        foreach (Value v in order) v.PassOn(v.Grad);
    }

    public override string ToString() => $"Value(data={Data})";
}

// The class as chapter 7 leaves it, with the tanh that never overflows.
class Value(double data, string op = "", params Value[] children)
{
    public double Data { get; set; } = data;
    public double Grad { get; set; }
    public string Op => op;
    public string Label { get; set; } = "";
    public IReadOnlyList<Value> Children => children;
    public Action<double> PassOn { get; init; } = grad => { };

    public static implicit operator Value(double data) => new(data);

    public static Value operator +(Value a, Value b) => new(a.Data + b.Data, "+", a, b)
    {
        PassOn = grad => { a.Grad += grad; b.Grad += grad; },
    };

    public static Value operator *(Value a, Value b) => new(a.Data * b.Data, "*", a, b)
    {
        PassOn = grad => { a.Grad += b.Data * grad; b.Grad += a.Data * grad; },
    };

    public static Value operator -(Value a) => -1 * a;
    public static Value operator -(Value a, Value b) => a + -b;
    public static Value operator /(Value a, Value b) => a * b.Pow(-1);

    public Value Pow(double k) => new(Math.Pow(Data, k), $"**{k}", this)
    {
        PassOn = grad => Grad += k * Math.Pow(Data, k - 1) * grad,
    };

    public Value Exp()
    {
        double e = Math.Exp(Data);
        return new(e, "exp", this)
        {
            PassOn = grad => Grad += e * grad,
        };
    }

    public Value Tanh()
    {
        double t = Math.Tanh(Data);
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

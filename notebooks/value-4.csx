// The class as chapter 4 leaves it.
class Value(double data, string op = "", params Value[] children)
{
    public double Data { get; set; } = data;

    public double Grad { get; set; }

    public string Op => op;

    public string Label { get; set; } = "";

    public IReadOnlyList<Value> Children => children;

    public static Value operator +(Value a, Value b) => new(a.Data + b.Data, "+", a, b);

    public static Value operator *(Value a, Value b) => new(a.Data * b.Data, "*", a, b);

    public Value Tanh()
    {
        double e = Math.Exp(2 * Data);
        return new((e - 1) / (e + 1), "tanh", this);
    }

    public override string ToString() => $"Value(data={Data})";
}

namespace Micrograd.Tests;

/// <summary>What operations return where there is no good answer: IEEE 754's and PyTorch's.</summary>
public sealed class EdgeTests
{
    private const double Inf = double.PositiveInfinity, NaN = double.NaN;

    [Theory]
    [InlineData(0, -Inf, Inf)]
    [InlineData(-1, NaN, -1)]
    [InlineData(Inf, Inf, 0)]
    public void Log(double at, double value, double derivative) => Check(at, a => a.Log(), value, derivative);

    [Theory]
    [InlineData(1000, Inf, Inf)]
    [InlineData(-1000, 0, 0)]
    [InlineData(NaN, NaN, NaN)]
    public void Exp(double at, double value, double derivative) => Check(at, a => a.Exp(), value, derivative);

    [Theory]
    [InlineData(1000, 1, 0)]
    [InlineData(-Inf, -1, 0)]
    [InlineData(NaN, NaN, NaN)]
    public void Tanh(double at, double value, double derivative) => Check(at, a => a.Tanh(), value, derivative);

    [Theory]
    [InlineData(1000, 1, 0)]
    [InlineData(-1000, 0, 0)]
    [InlineData(NaN, NaN, NaN)]
    public void Sigmoid(double at, double value, double derivative) => Check(at, a => a.Sigmoid(), value, derivative);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-Inf, 0, 0)]
    [InlineData(Inf, Inf, 1)]
    [InlineData(NaN, NaN, 0)]
    public void Relu(double at, double value, double derivative) => Check(at, a => a.Relu(), value, derivative);

    [Theory]
    [InlineData(0, -1, Inf, -Inf)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 0.5, 0, Inf)]
    [InlineData(-8, 0.5, NaN, NaN)]
    [InlineData(-2, 3, -8, 12)]
    public void Pow(double at, double exponent, double value, double derivative) => Check(at, a => a.Pow(exponent), value, derivative);

    [Theory]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, -1, Inf, -Inf)]
    [InlineData(-2, 2, 4, NaN)]
    public void Pow_by_an_exponent_in_the_graph(double at, double exponent, double value, double derivative) =>
        Check(exponent, e => new Value(at).Pow(e), value, derivative);

    [Theory]
    [InlineData(0, Inf, -Inf)]
    [InlineData(-0.0, -Inf, -Inf)]
    [InlineData(Inf, 0, 0)]
    public void One_divided_by(double at, double value, double derivative) => Check(at, a => 1 / a, value, derivative);

    [Fact]
    public void Zero_divided_by_zero_is_NaN() => Check(0, a => a / 0, NaN, Inf);

    private static void Check(double at, Func<Value, Value> f, double value, double derivative)
    {
        Value a = at;
        Value result = f(a);
        result.Backward();
        Assert.Equal((value, derivative), (result.Data, a.Grad));
    }
}

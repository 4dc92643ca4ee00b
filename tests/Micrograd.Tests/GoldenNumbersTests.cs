namespace Micrograd.Tests;

/// <summary>The numbers that micrograd itself is known by: its README's expression and its sanity test.</summary>
public sealed class GoldenNumbersTests
{
    [Fact]
    public void The_expression_in_micrograds_readme_gives_its_numbers_digit_for_digit()
    {
        Value a = -4.0, b = 2.0;
        Value c = a + b;
        Value d = a * b + b.Pow(3);
        c += c + 1;
        c += 1 + c + -a;
        d += d * 2 + (b + a).Relu();
        d += 3 * d + (b - a).Relu();
        Value e = c - d;
        Value f = e.Pow(2);
        Value g = f / 2.0;
        g += 10.0 / f;
        g.Backward();

        Assert.Equal(24.70408163265306, g.Data);
        Assert.Equal(138.83381924198252, a.Grad);
        Assert.Equal(645.5772594752186, b.Grad);
    }

    [Fact]
    public void The_expression_in_micrograds_sanity_test_gives_PyTorchs_numbers()
    {
        Value x = -4.0;
        Value z = 2 * x + 2 + x;
        Value q = z.Relu() + z * x;
        Value h = (z * z).Relu();
        Value y = h + q + q * x;
        y.Backward();

        Assert.Equal(-20.0, y.Data);
        Assert.Equal(46.0, x.Grad);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(0.123)]
    [InlineData(2.0)]
    public void Tanh_and_exp_have_PyTorchs_derivatives(double at)
    {
        Value x = at, y = at;
        x.Tanh().Backward();
        y.Exp().Backward();

        Assert.Equal(1 - Math.Pow(Math.Tanh(at), 2), x.Grad, 1e-15);
        Assert.Equal(Math.Exp(at), y.Grad);
    }
}

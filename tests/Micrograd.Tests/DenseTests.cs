using Micrograd.Replaying;

namespace Micrograd.Tests;

/// <summary>A layer is computed in blocks, or, where code is interpreted, plainly.</summary>
public sealed class DenseTests
{
    private const int Inputs = 5, Outputs = 3, Rows = 16, Used = 11;

    private delegate Dense Maker(Operation activation, int[] inputs, bool inputsLearn, int[] outputs, Value[] parameters);

    [Theory]
    [InlineData("Add")]
    [InlineData("Tanh")]
    [InlineData("Relu")]
    public void In_blocks_and_plainly_it_gives_the_same_numbers(string activation)
    {
        Operation operation = Enum.Parse<Operation>(activation);
        (double[] data, double[] inputGrads, double[] parameterGrads) = Run((a, i, learn, o, p) => new BlockedDense(a, i, learn, o, p), operation);
        (double[] plainData, double[] plainInputGrads, double[] plainParameterGrads) =
            Run((a, i, learn, o, p) => new PlainDense(a, i, learn, o, p), operation);

        Assert.Equal(data, plainData);
        Assert.All(inputGrads.Zip(plainInputGrads), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.All(parameterGrads.Zip(plainParameterGrads), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.Contains(parameterGrads, grad => grad != 0);
    }

    private static (double[] Data, double[] InputGrads, double[] ParameterGrads) Run(Maker make, Operation activation)
    {
        var random = new SeededRandom(7);
        var registers = new Registers(Inputs + Outputs, Rows) { Used = Used };
        Value[] parameters = [.. Enumerable.Range(0, Outputs * (Inputs + 1)).Select(_ => new Value(random.Uniform(-1, 1)))];
        int[] inputs = [.. Enumerable.Range(0, Inputs)], outputs = [.. Enumerable.Range(Inputs, Outputs)];
        foreach (int input in inputs) Fill(registers.DataOf(input));
        foreach (int output in outputs) Fill(registers.GradOf(output)[..Used]);
        Dense layer = make(activation, inputs, inputsLearn: true, outputs, parameters);
        layer.IsOnlyReader = true;
        layer.Load(registers);
        layer.Forward(registers);
        layer.Backward(registers);
        layer.HandOn();
        return (
            [.. outputs.SelectMany(output => registers.DataOf(output)[..Used].ToArray())],
            [.. inputs.SelectMany(input => registers.GradOf(input)[..Used].ToArray())],
            [.. parameters.Select(parameter => parameter.Grad)]);

        void Fill(Span<double> numbers)
        {
            foreach (ref double number in numbers) number = random.Uniform(-1, 1);
        }
    }
}

namespace Micrograd.Replaying;

/// <summary>Gives every row the same parameter.</summary>
internal sealed class Broadcast(Value parameter, int output) : Instruction
{
    private double _grad;

    public override void Load(Registers registers)
    {
        registers.DataOf(output).Fill(parameter.Data);
        _grad = 0;
    }

    public override void Forward(Registers registers)
    {
    }

    public override void Backward(Registers registers)
    {
        foreach (double grad in registers.GradOf(output))
            _grad += grad;
    }

    public override void HandOn() => parameter.Grad += _grad;
}

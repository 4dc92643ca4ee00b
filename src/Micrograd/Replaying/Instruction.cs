namespace Micrograd.Replaying;

/// <summary>One step of a program: from some registers to others, for all rows of a tile.</summary>
internal abstract class Instruction
{
    /// <summary>Reads the parameters as they are now.</summary>
    public virtual void Load(Registers registers)
    {
    }

    public abstract void Forward(Registers registers);

    /// <summary>Adds to the gradients of what it reads, from the gradients of what it writes.</summary>
    public abstract void Backward(Registers registers);

    /// <summary>Adds the gradients of the parameters to them.</summary>
    public virtual void HandOn()
    {
    }
}

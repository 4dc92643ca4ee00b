namespace Micrograd.Replaying;

/// <summary>What an instruction reads: a register, and whether it has a use for its gradient.</summary>
internal readonly record struct Operand(int Register, bool Learns);

namespace Micrograd.Replaying;

/// <summary>An operation as the engine has it: its value, and its local derivatives by both operands.</summary>
internal interface IFormula
{
    static abstract (double Value, double ByLeft, double ByRight) Of(double a, double b);
}

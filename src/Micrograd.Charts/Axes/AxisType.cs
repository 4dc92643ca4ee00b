namespace Micrograd.Charts.Axes;

/// <summary>What the values on an axis are.</summary>
internal enum AxisType
{
    Linear,
    Logarithmic,
    Date,
    Category,
}

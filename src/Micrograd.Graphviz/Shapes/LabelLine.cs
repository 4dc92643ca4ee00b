namespace Micrograd.Graphviz.Shapes;

/// <summary>A line of a label, and where it stands: 'l' left, 'r' right, 'n' in the middle.</summary>
internal readonly record struct LabelLine(string Text, char Justification);

using Microsoft.CodeAnalysis;

namespace Micrograd.LanguageServices;

/// <summary>What a reader isn't offered, though C# would allow it.</summary>
internal static class SymbolFilter
{
    /// <summary>True for what its author calls obsolete or wants hidden.</summary>
    public static bool IsHidden(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "ObsoleteAttribute" when attribute.AttributeClass.ContainingNamespace?.Name == "System":
                case "EditorBrowsableAttribute" when attribute.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }]:
                    return true;
            }
        }

        return false;
    }

    /// <summary>True for what has a name that can be written.</summary>
    public static bool CanBeWritten(ISymbol symbol) => symbol.CanBeReferencedByName && symbol.Name.Length > 0 && symbol.Name[0] != '<';
}

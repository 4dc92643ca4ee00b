using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions.Submissions;

/// <summary>The versions of C# that a cell can be written in, named as a project's <c>LangVersion</c> names them.</summary>
internal static class CellLanguageVersion
{
    /// <summary>The released C# of the SDK that the notebooks are made for, whatever else the compiler knows: .NET 10 has C# 14.</summary>
    public const LanguageVersion Released = LanguageVersion.CSharp14;

    /// <summary>What a directive asks for: <c>LangVersion=preview</c>.</summary>
    /// <exception cref="LanguageVersionException">It isn't a property of a cell, or not a version.</exception>
    public static LanguageVersion Of(string property)
    {
        const string Usage = "#:property LangVersion=preview";
        string[] sides = property.Split('=', 2, StringSplitOptions.TrimEntries);
        if (sides.Length < 2 || !sides[0].Equals("LangVersion", StringComparison.OrdinalIgnoreCase)) throw new LanguageVersionException($"A cell has one property, LangVersion, the version of C# that it is written in: {Usage}");
        if (LanguageVersionFacts.TryParse(sides[1], out LanguageVersion version))
        {
            if (version is LanguageVersion.Default or LanguageVersion.Latest or LanguageVersion.LatestMajor) return Released;
            if (version is LanguageVersion.Preview or <= Released) return version;
        }

        throw new LanguageVersionException($"There is no C# {sides[1]} here. LangVersion is preview, latest, which is {LanguageVersionFacts.ToDisplayString(Released)}, or a version before that: {Usage}");
    }
}

/// <summary>A cell asks for a version of C# that it can't be written in.</summary>
internal sealed class LanguageVersionException(string message) : Exception(message);

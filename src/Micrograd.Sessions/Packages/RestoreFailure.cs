using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Micrograd.Sessions.Packages;

/// <summary>Says why a restore failed, so that a reader knows which package it is about and what to do.</summary>
internal static partial class RestoreFailure
{
    /// <summary>The failure, or null when all went well.</summary>
    /// <param name="assets">What the restore has written down, if it came so far.</param>
    /// <param name="output">What it wrote to the console.</param>
    /// <param name="asked">The packages asked for.</param>
    public static PackageRestoreException? Of(AssetsFile? assets, string output, ImmutableArray<PackageRequest> asked)
    {
        ImmutableArray<(string Code, bool IsError, string Message, string? Package)> messages = assets is null ? [] : [.. assets.Messages()];

        // A package that can't be found comes before a source that can't be reached, and both before what follows from them.
        foreach (string code in new[] { "NU1101", "NU1102", "NU1103", "NU1301", "NU1202", "NU1605", "NU1107" })
        {
            if (messages.FirstOrDefault(message => message.IsError && message.Code == code) is { Code: not null } found)
            {
                return Explain(found.Code, found.Message, found.Package, asked);
            }
        }

        if (messages.FirstOrDefault(message => message.IsError) is { Code: not null } error) return Explain(error.Code, error.Message, error.Package, asked);
        if (messages.FirstOrDefault(message => message.Code == "NU1603" && IsExactlyAsked(message.Package, asked)) is { Code: not null } nearest)
        {
            // NuGet would take the next one up. A notebook that names a version was written for it.
            return new PackageRestoreException($"{Asked(nearest.Package, asked)}: there is no such version. The nearest is {Resolved().Match(nearest.Message).Groups["version"].Value}.", nearest.Package);
        }

        if (assets is not null && !output.Contains(": error ", StringComparison.Ordinal)) return null;
        string reason = string.Join('\n',
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Distinct().Take(3));
        return new PackageRestoreException($"{string.Join(", ", asked.Select(package => package.Name))}: dotnet restore failed. {(reason.Length > 0 ? reason : output.Trim())}");
    }

    private static PackageRestoreException Explain(string code, string message, string? package, ImmutableArray<PackageRequest> asked)
    {
        string[] said = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string details = string.Join(" ", said.Skip(1).Select(line => line.TrimStart('-', ' ')).Distinct());
        string who = Asked(package, asked);
        string first = message.Split('\n')[0].Trim();
        string words = code switch
        {
            "NU1101" => $"{who}: there is no such package in {After(first, "in source(s): ")}. Is its name right? #i \"nuget:source\" adds a place to look in.",
            "NU1102" => $"{who}: there is no such version. {details}",
            "NU1103" => $"{who}: there are pre-releases only. {details} Ask for one: #r \"nuget: {package}, *-*\"",
            "NU1301" => $"{string.Join("; ", asked)}: the package source {Source().Match(first).Value} can't be reached. {details} Is there a network? A package that was restored once needs none.",
            "NU1202" => $"{who}: {first} It can't be used in a notebook.",
            "NU1605" => $"{who}: the packages of this session don't go together. {details} Ask for a version that suits all of them; if another is loaded already, restart the session first.",
            _ => $"{who}: {message.Trim()} ({code})",
        };
        return new PackageRestoreException(words, package);
    }

    private static string Asked(string? package, ImmutableArray<PackageRequest> asked) =>
        asked.FirstOrDefault(request => request.Name.Equals(package, StringComparison.OrdinalIgnoreCase))?.ToString() ?? package ?? string.Join("; ", asked);

    private static bool IsExactlyAsked(string? package, ImmutableArray<PackageRequest> asked) =>
        asked.Any(request => request.IsExact && request.Name.Equals(package, StringComparison.OrdinalIgnoreCase));

    private static string After(string text, string mark)
    {
        int at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? "any source" : text[(at + mark.Length)..].TrimEnd('.');
    }

    [GeneratedRegex(@"(?<version>\S+) was resolved instead")]
    private static partial Regex Resolved();

    [GeneratedRegex(@"(?<=source )'?[^']+?(?='?\.$)")]
    private static partial Regex Source();
}

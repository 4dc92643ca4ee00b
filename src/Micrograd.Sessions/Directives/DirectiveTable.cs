using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Micrograd.Sessions.Directives;

/// <summary>The directives of a session, by their names.</summary>
internal sealed class DirectiveTable
{
    private readonly FrozenDictionary<string, Directive> _byName;

    /// <param name="own">Those of every session.</param>
    /// <param name="added">Those of the host.</param>
    /// <exception cref="ArgumentException">Two have one name, or a name isn't one.</exception>
    public DirectiveTable(ImmutableArray<Directive> own, ImmutableArray<Directive> added)
    {
        foreach (Directive directive in added)
        {
            if (directive.Name is not ['#', '!', _, ..] || directive.Name.AsSpan(2).ContainsAnyExceptInRange('a', 'z'))
                throw new ArgumentException($"A directive's name is #! and a word of small letters, and {directive.Name} isn't.", nameof(added));
        }

        ImmutableArray<Directive> all = [.. own, .. added];
        All = all;
        try
        {
            _byName = all.ToFrozenDictionary(directive => directive.Name);
        }
        catch (ArgumentException exception)
        {
            string twice = all.GroupBy(directive => directive.Name).First(same => same.Count() > 1).Key;
            throw new ArgumentException($"There are two directives {twice}.", nameof(added), exception);
        }
    }

    /// <summary>All of them, in the order in which a reader is told of them.</summary>
    public ImmutableArray<Directive> All { get; }

    /// <summary>The directive of a name, in small letters; null when there is none.</summary>
    public Directive? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The languages besides C# that cells are written in, as editors name them: <c>dot</c> for <c>#!dot</c>.</summary>
    public IEnumerable<string> Languages => All.OfType<LanguageDirective>().Select(directive => directive.Name[2..]);

    /// <summary>The directive under which text stands in the language that an editor or a notebook names; null for C#.</summary>
    /// <exception cref="DirectiveException">Cells aren't written in that language.</exception>
    public string? OfLanguage(string? language)
    {
        if (language is null || language.Equals("csharp", StringComparison.OrdinalIgnoreCase)) return null;
        string? known = Languages.FirstOrDefault(name => name.Equals(language, StringComparison.OrdinalIgnoreCase));
        return known is null ? throw new DirectiveException($"The session doesn't run {language}. It runs csharp, {string.Join(", ", Languages)}.") : "#!" + known;
    }

    /// <summary>True for the name under which text in another language stands.</summary>
    public bool IsLanguage(string name) => Find(name) is LanguageDirective;
}

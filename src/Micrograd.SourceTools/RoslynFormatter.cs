using System.Collections.Immutable;

using Micrograd.LanguageServices;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.SourceTools;

/// <summary>Formats C# as Visual Studio does where nobody has told it otherwise. It is loaded when it is first asked.</summary>
public sealed class RoslynFormatter : ICodeFormatter
{
    // Without projects: it holds the formatter's services, whose loading takes most of the first time.
    private static readonly Lazy<AdhocWorkspace> Services = new();

    /// <inheritdoc/>
    public ImmutableArray<TextChange> Format(SyntaxNode root, IndentStyle style, CancellationToken cancellationToken = default)
    {
        OptionSet options = Services.Value.Options
            .WithChangedOption(FormattingOptions.IndentationSize, LanguageNames.CSharp, style.Size)
            .WithChangedOption(FormattingOptions.TabSize, LanguageNames.CSharp, style.Size)
            .WithChangedOption(FormattingOptions.UseTabs, LanguageNames.CSharp, style.UseTabs)
            .WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n");
        return [.. Formatter.GetFormattedTextChanges(root, Services.Value, options, cancellationToken)];
    }
}

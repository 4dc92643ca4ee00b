using System.Collections.Immutable;

using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Sessions.Submissions;

/// <summary>Where in what the reader has written a place stands of the same C# with checks. Lines are the same in both.</summary>
/// <param name="withChecks">The C# with checks.</param>
/// <param name="changes">What was put into what the reader has written, in the order of the places.</param>
internal sealed class WrittenPlaces(SourceText withChecks, ImmutableArray<TextChange> changes)
{
    /// <summary>A span as the reader wrote it; null where it touches a check.</summary>
    public TextSpan? Written(TextSpan span)
    {
        int shift = 0;
        foreach (TextChange change in changes)
        {
            int start = change.Span.Start + shift, length = change.NewText!.Length;
            if (start > span.End) break;
            if (start + length >= span.Start) return null;
            shift += length - change.Span.Length;
        }

        return new TextSpan(span.Start - shift, span.Length);
    }

    /// <summary>A column as the reader wrote it, both counted from 1; that of what a check stands before, for a place in a check.</summary>
    public int Written(int line, int column)
    {
        if (line > withChecks.Lines.Count) return column;
        int start = withChecks.Lines[line - 1].Start;
        return Written(start + column - 1) - Written(start) + 1;
    }

    private int Written(int position)
    {
        int shift = 0;
        foreach (TextChange change in changes)
        {
            int start = change.Span.Start + shift;
            if (start > position) break;
            int end = start + change.NewText!.Length;
            if (position < end)
            {
                for (position = end; position < withChecks.Length && withChecks[position] is ' ' or '\t';) position++;
            }

            shift += change.NewText.Length - change.Span.Length;
        }

        return position - shift;
    }
}

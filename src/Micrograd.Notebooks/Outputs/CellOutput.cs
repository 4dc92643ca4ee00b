using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Micrograd.Notebooks.Outputs;

/// <summary>Something that a running cell shows. The kinds are those of the Jupyter messaging protocol, and there are no others.</summary>
public abstract record CellOutput
{
    private protected CellOutput()
    {
    }

    /// <summary>Does with each kind of output what it takes: who leaves one out is told by the compiler.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <exception cref="UnreachableException">For a kind that isn't of this library: it knows no other.</exception>
    public T Match<T>(
        Func<StreamOutput, T> stream,
        Func<DisplayOutput, T> display,
        Func<DisplayUpdate, T> update,
        Func<ResultOutput, T> result,
        Func<ErrorOutput, T> error,
        Func<ClearOutput, T> clear,
        Func<PageOutput, T> page,
        Func<CommOutput, T> comm,
        Func<UnknownOutput, T> unknown) => this switch
        {
            StreamOutput output => stream(output),
            DisplayOutput output => display(output),
            DisplayUpdate output => update(output),
            ResultOutput output => result(output),
            ErrorOutput output => error(output),
            ClearOutput output => clear(output),
            PageOutput output => page(output),
            CommOutput output => comm(output),
            UnknownOutput output => unknown(output),
            _ => throw new UnreachableException(),
        };
}

/// <summary>Text written to <c>Console.Out</c> or <c>Console.Error</c>.</summary>
/// <param name="Stream">Which of the two.</param>
/// <param name="Text">The text, line ends included.</param>
public sealed record StreamOutput(StreamName Stream, string Text) : CellOutput;

/// <summary>A value that was displayed.</summary>
/// <param name="Data">The value's forms.</param>
/// <param name="DisplayId">Names the display for a later <see cref="DisplayUpdate"/>; null when it will never be updated.</param>
public sealed record DisplayOutput(MimeBundle Data, string? DisplayId = null) : CellOutput;

/// <summary>A new content for an earlier display, wherever it stands in the notebook.</summary>
/// <param name="DisplayId">The display's name.</param>
/// <param name="Data">What it shows from now on.</param>
public sealed record DisplayUpdate(string DisplayId, MimeBundle Data) : CellOutput;

/// <summary>The value of the cell's trailing expression.</summary>
/// <param name="Data">The value's forms.</param>
public sealed record ResultOutput(MimeBundle Data) : CellOutput;

/// <summary>Removes what the cell has shown so far.</summary>
/// <param name="Wait">Only when the next output comes, so that nothing flickers.</param>
public sealed record ClearOutput(bool Wait) : CellOutput;

/// <summary>Text that belongs beside the notebook, not into it: help that was asked for.</summary>
/// <param name="Data">The text's forms.</param>
public sealed record PageOutput(MimeBundle Data) : CellOutput;

/// <summary>A message to a script in the front end. It shows nothing.</summary>
/// <param name="Message">The message.</param>
public sealed record CommOutput(CommMessage Message) : CellOutput;

/// <summary>Why the cell did not come to its end.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">What went wrong, in words, without the place.</param>
/// <param name="Traceback">The lines to show to a reader, the place in the cell included. Plain text, no ANSI colours.</param>
/// <param name="Line">The line in the cell, counted from 1, or null when the error has no place in it.</param>
/// <param name="Column">The column in that line, counted from 1, when it is known.</param>
public sealed record ErrorOutput(string Name, string Message, ImmutableArray<string> Traceback, int? Line = null, int? Column = null) : CellOutput
{
    /// <summary>The places that the traceback names, in its order. A file that is read has none: only the session that ran the cell knows them.</summary>
    public ImmutableArray<ErrorFrame> Frames { get; init; } = [];
}

/// <summary>A saved output of a kind that the format has not named yet. It is kept as it stands.</summary>
/// <param name="Json">The output's JSON.</param>
public sealed record UnknownOutput(JsonObject Json) : CellOutput;

/// <summary>The two console streams.</summary>
public enum StreamName
{
    /// <summary><c>Console.Out</c>.</summary>
    Output,

    /// <summary><c>Console.Error</c>.</summary>
    Error,
}

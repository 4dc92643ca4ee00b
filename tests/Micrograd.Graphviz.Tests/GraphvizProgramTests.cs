using Micrograd.Graphviz.Program;

namespace Micrograd.Graphviz.Tests;

public sealed class GraphvizProgramTests
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_missing_program_gives_no_picture_and_no_error() =>
        Assert.Null(GraphvizProgram.Run(Path.Combine(Path.GetTempPath(), "no-such-program"), [], "digraph {}", _long));

    [Fact]
    public void A_program_that_fails_gives_no_picture()
    {
        NeedShell();
        Assert.Null(GraphvizProgram.Run("/bin/sh", ["-c", "echo '<svg></svg>'; exit 1"], "digraph {}", _long));
        Assert.Null(GraphvizProgram.Run("/bin/sh", ["-c", "kill -SEGV $$"], "digraph {}", _long));
        Assert.Null(GraphvizProgram.Run("/bin/sh", ["-c", "echo nothing"], "digraph {}", _long));
    }

    [Fact]
    public void A_program_that_does_not_end_is_ended()
    {
        NeedShell();
        Assert.Null(GraphvizProgram.Run("/bin/sh", ["-c", "exec sleep 600"], "digraph {}", TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public void Much_text_on_all_streams_at_once_does_not_block()
    {
        NeedShell();
        string text = string.Concat(Enumerable.Repeat("0123456789abcde\n", 100_000));
        string? picture = GraphvizProgram.Run("/bin/sh", ["-c", "head -c 3000000 /dev/zero | tr '\\0' w >&2; cat; echo '</svg>'"], text, _long);
        Assert.Equal(text + "</svg>\n", picture);
    }

    [Fact]
    public void A_large_graph_comes_through_Graphviz_whole()
    {
        Pictures.NeedDot();
        var dot = new Dot();
        for (int i = 0; i < 400; i++) dot.Edge($"node {i / 2}", $"node {i}");
        Assert.Equal(800, Pictures.Structure(dot.Render(DotLayout.Graphviz)).Length);
    }

    private static void NeedShell() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The test's programs are shell scripts.");
}

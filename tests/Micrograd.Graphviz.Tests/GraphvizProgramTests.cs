using Micrograd.Graphviz.Program;

namespace Micrograd.Graphviz.Tests;

public sealed class GraphvizProgramTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_missing_program_gives_no_picture_and_no_error() =>
        Assert.Null(GraphvizProgram.Run(Path.Combine(Path.GetTempPath(), "no-such-program"), [], "digraph {}", Long).Svg);

    [Fact]
    public void A_program_that_fails_gives_no_picture()
    {
        NeedShell();
        Fails("echo '<svg></svg>'; exit 1", "ended with exit code 1.");
        Fails("cat; echo 'Error: too large' >&2; exit 3", "ended with exit code 3 and said: Error: too large.");
        Fails("kill -SEGV $$", "ended with exit code 139.");
        Fails("echo nothing", "ended without a picture.");
        Fails("exit 2", "ended with exit code 2.");

        static void Fails(string script, string why)
        {
            GraphvizAnswer answer = GraphvizProgram.Run("/bin/sh", ["-c", script], "digraph {}", Long);
            Assert.Null(answer.Svg);
            Assert.Contains(why, answer.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_program_that_fails_at_once_is_not_said_to_have_been_waited_for()
    {
        NeedShell();
        string problem = GraphvizProgram.Run("/bin/sh", ["-c", "exit 1"], "digraph {}", TimeSpan.FromSeconds(10)).Problem!;
        Assert.DoesNotContain("10 s", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_does_not_end_is_ended()
    {
        NeedShell();
        GraphvizAnswer answer = GraphvizProgram.Run("/bin/sh", ["-c", "exec sleep 600"], "digraph {}", TimeSpan.FromMilliseconds(50));
        Assert.Null(answer.Svg);
        Assert.Contains("had no picture of this graph after 0.05 s", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Much_text_on_all_streams_at_once_does_not_block()
    {
        NeedShell();
        string text = string.Concat(Enumerable.Repeat("0123456789abcde\n", 100_000));
        string? picture = GraphvizProgram.Run("/bin/sh", ["-c", "head -c 3000000 /dev/zero | tr '\\0' w >&2; cat; echo '</svg>'"], text, Long).Svg;
        Assert.Equal(text + "</svg>\n", picture);
    }

    [Fact]
    public void A_large_graph_comes_through_Graphviz_whole()
    {
        Needs.Graphviz.OrSkip();
        var dot = new Dot();
        for (int i = 0; i < 400; i++) dot.Edge($"node {i / 2}", $"node {i}");
        Assert.Equal(800, Pictures.Structure(dot.Render(DotLayout.Graphviz)).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("::")]
    public void A_graph_of_which_Graphviz_draws_nothing_is_drawn_without_it(string layers)
    {
        Needs.Graphviz.OrSkip();
        string text = $"digraph {{ layers=\"{layers}\"; a -> b }}";
        Assert.Equal(Pictures.Structure(DotPicture.Render(text, DotLayout.Managed)), Pictures.Structure(DotPicture.Render(text)));
        Assert.Contains("drawn nothing", Assert.Throws<InvalidOperationException>(() => DotPicture.Render(text, DotLayout.Graphviz)).Message, StringComparison.Ordinal);
    }

    private static void NeedShell() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The test's programs are shell scripts.");
}

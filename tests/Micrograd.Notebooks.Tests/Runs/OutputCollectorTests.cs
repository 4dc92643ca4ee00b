using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Runs;

public class OutputCollectorTests
{
    private readonly OutputCollector _outputs = new();

    [Fact]
    public void Neighbouring_pieces_of_a_stream_become_one()
    {
        Show("a", Out("1\n"), Out("2\n"), Error("!"), Out("3\n"), Out("4\n"));

        Assert.Equal([Out("1\n2\n"), Error("!"), Out("3\n4\n")], _outputs["a"]);
    }

    [Fact]
    public void A_look_in_between_tears_no_stream_apart()
    {
        Show("a", Out("1\n"));
        Assert.Equal([Out("1\n")], _outputs["a"]);
        Show("a", Out("2\n"));
        Assert.Equal([Out("1\n2\n")], _outputs["a"]);
    }

    [Fact]
    public void A_display_between_two_writes_parts_them()
    {
        Show("a", Out("1"), Display("x"), Out("2"));

        Assert.Equal([Out("1"), Display("x"), Out("2")], _outputs["a"]);
    }

    [Fact]
    public void An_update_replaces_the_display_where_it_stands()
    {
        Show("a", Display("0 %", "bar"), Out("x"), Display("other", "else"));
        Show("b", Out("y"), new DisplayUpdate("bar", Plain("100 %")));

        Assert.Equal([Display("100 %", "bar"), Out("x"), Display("other", "else")], _outputs["a"]);
        Assert.Equal([Out("y")], _outputs["b"]);
    }

    [Fact]
    public void An_update_of_a_display_that_is_gone_shows_nothing()
    {
        Show("a", Display("0 %", "bar"), new ClearOutput(Wait: false), new DisplayUpdate("bar", Plain("100 %")));

        Assert.Empty(_outputs["a"]);
    }

    [Fact]
    public void A_clear_that_waits_leaves_the_old_until_the_new_comes()
    {
        Show("a", Out("1"), new ClearOutput(Wait: true));
        Assert.Equal([Out("1")], _outputs["a"]);

        Show("a", Out("2"), Out("3"));
        Assert.Equal([Out("23")], _outputs["a"]);
    }

    [Fact]
    public void A_clear_takes_the_written_text_with_it()
    {
        Show("a", Out("1"), new ClearOutput(Wait: false), Out("2"));

        Assert.Equal([Out("2")], _outputs["a"]);
    }

    [Fact]
    public void A_cell_that_runs_again_starts_empty()
    {
        Show("a", Out("1"), new ClearOutput(Wait: true));
        _outputs.Remove("a");
        Show("a", Out("2"), Out("3"));

        Assert.Equal([Out("23")], _outputs["a"]);
    }

    private static StreamOutput Out(string text) => new(StreamName.Output, text);

    private static StreamOutput Error(string text) => new(StreamName.Error, text);

    private static MimeBundle Plain(string text) => new(MimeTypes.PlainText, text);

    private static DisplayOutput Display(string text, string? id = null) => new(Plain(text), id);

    private void Show(string cell, params CellOutput[] outputs)
    {
        foreach (CellOutput output in outputs) _outputs.Add(cell, output);
    }
}

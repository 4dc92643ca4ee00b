using System.Text.Json.Nodes;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Documents;

public class ReadingTests
{
    [Fact]
    public void Cells_come_with_kind_source_tags_and_count()
    {
        NotebookDocument document = Sample.Read(Sample.Jupyter);

        Assert.Equal([CellKind.Markdown, CellKind.Raw, CellKind.Code, CellKind.Code], document.Cells.Select(cell => cell.Kind));
        Assert.Equal("Console.WriteLine(\"hi\");\n1 + 1", document.Cells[2].Source);
        Assert.Equal(["raises-exception", "varies"], document.Cells[2].Tags);
        Assert.Equal(3, document.Cells[2].ExecutionCount);
        Assert.Null(document.Cells[3].ExecutionCount);
        Assert.Equal("", document.Cells[3].Source);
        Assert.Equal("C#", document.Language);
    }

    [Fact]
    public void Outputs_come_as_our_own_kinds()
    {
        NotebookCell cell = Sample.Read(Sample.Jupyter).Cells[2];

        Assert.Equal(new StreamOutput(StreamName.Output, "hi\nthere\r\nbar 10%\rbar 90%\n\e[31mred\e[0m \x7f \x01 \t tab"), cell.Outputs[0]);
        Assert.Equal(new StreamOutput(StreamName.Error, "oops\n"), cell.Outputs[1]);
        MimeBundle bundle = Assert.IsType<DisplayOutput>(cell.Outputs[2]).Data;
        Assert.Equal("<svg>\n<g/></svg>", bundle[MimeTypes.Svg]);
        Assert.Equal("iVBORw0KGgo=\n", bundle["image/png"]);
        Assert.Equal("""["a","b"]""", bundle["application/json"]);
        Assert.Equal(600, JsonNode.Parse(bundle["application/vnd.plotly.v1+json"]!)!["layout"]!["width"]!.GetValue<int>());
        Assert.Equal(new ResultOutput(new MimeBundle("text/plain", "2")), cell.Outputs[3]);
        ErrorOutput error = Assert.IsType<ErrorOutput>(cell.Outputs[4]);
        Assert.Equal(("System.Exception", "no\nluck"), (error.Name, error.Message));
        Assert.Equal(3, error.Traceback.Length);
    }

    [Fact]
    public void Half_an_emoji_becomes_the_replacement_character() =>
        Assert.Equal("hi\nhalf \uFFFD emoji\nbar 10%\rbar 90%\n", ((StreamOutput)Sample.Read(Sample.VsCode).Cells[2].Outputs[0]).Text);

    [Theory]
    [InlineData("\\ud83c\\udf89", "🎉")]
    [InlineData("\\ud83c", "\uFFFD")]
    [InlineData("\\udf89 x", "\uFFFD x")]
    [InlineData("\\ud83c\\ud83c\\udf89", "\uFFFD🎉")]
    [InlineData("\\ud83c \\\\ud83c", "\uFFFD \\ud83c")]
    public void Escaped_surrogates_are_read(string escaped, string text)
    {
        string json = $$"""{"cells":[{"cell_type":"raw","id":"a","metadata":{},"source":["{{escaped}}"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

        Assert.Equal(text, NotebookDocument.Parse(json).Cells[0].Source);
    }

    [Fact]
    public void Cells_without_ids_get_the_same_ones_each_time()
    {
        NotebookDocument first = Sample.Read(Sample.AnotherTool);
        NotebookDocument second = Sample.Read(Sample.AnotherTool);

        Assert.All(first.Cells, cell => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", cell.Id));
        Assert.Distinct(first.Cells.Select(cell => cell.Id));
        Assert.Equal(first.Cells.Select(cell => cell.Id), second.Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void Ids_are_written_only_where_the_format_has_them()
    {
        Assert.DoesNotContain("\"id\"", Changed(minor: 4), StringComparison.Ordinal);
        string written = Changed(minor: 5);
        Assert.Contains("\"id\"", written, StringComparison.Ordinal);
        Assert.Equal(written, NotebookDocument.Parse(written).ToString());

        static string Changed(int minor)
        {
            var document = NotebookDocument.Parse($$"""{"cells":[{"cell_type":"raw","metadata":{},"source":"a"},{"cell_type":"raw","metadata":{},"source":"a"}],"metadata":{},"nbformat":4,"nbformat_minor":{{minor}}}""");
            document.Cells[0].Source = "b";
            return document.ToString();
        }
    }

    [Fact]
    public void Of_two_cells_with_the_same_id_the_second_gets_a_new_one()
    {
        var document = NotebookDocument.Parse("""{"cells":[{"cell_type":"raw","id":"a","metadata":{},"source":"1"},{"cell_type":"raw","id":"a","metadata":{},"source":"2"}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");

        Assert.Equal("a", document.Cells[0].Id);
        Assert.NotEqual("a", document.Cells[1].Id);
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake() =>
        Assert.Equal(4, NotebookDocument.Parse((byte[])[0xEF, 0xBB, 0xBF, .. Sample.Bytes(Sample.Jupyter)]).Cells.Count);
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Documents;

public class RoundTripTests
{
    [Theory]
    [InlineData(Sample.Jupyter)]
    [InlineData(Sample.VsCode)]
    [InlineData(Sample.AnotherTool)]
    public void An_unchanged_document_keeps_every_byte(string name) => AssertSameText(Sample.Bytes(name), Sample.Read(name).ToBytes());

    [Theory]
    [InlineData(Sample.Jupyter)]
    [InlineData(Sample.VsCode)]
    [InlineData(Sample.AnotherTool)]
    public void A_run_that_gives_the_same_outputs_changes_no_byte(string name)
    {
        NotebookDocument document = Sample.Read(name);
        foreach (NotebookCell cell in document.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            ImmutableArray<CellOutput> outputs = cell.Outputs;
            int? count = cell.ExecutionCount;
            cell.SetOutputs(outputs, count);
        }

        AssertSameText(Sample.Bytes(name), document.ToBytes());
    }

    [Theory]
    [InlineData(Sample.Jupyter)]
    [InlineData(Sample.VsCode)]
    public void A_change_of_one_line_changes_that_line_alone(string name)
    {
        NotebookDocument document = Sample.Read(name);
        document.Cells[1].Source = "raw\nedited";

        string expected = Encoding.UTF8.GetString(Sample.Bytes(name)).Replace("\"text\"\n   ]\n  },", "\"edited\"\n   ]\n  },", StringComparison.Ordinal);

        AssertSameText(Encoding.UTF8.GetBytes(expected), document.ToBytes());
    }

    [Fact]
    public void Outputs_written_anew_have_the_bytes_that_Jupyter_writes()
    {
        NotebookDocument document = Sample.Read(Sample.Jupyter);
        NotebookCell cell = document.Cells[2];
        ImmutableArray<CellOutput> outputs = cell.Outputs;
        cell.SetOutputs([], null);
        cell.SetOutputs(outputs, 3);

        string expected = Encoding.UTF8.GetString(Sample.Bytes(Sample.Jupyter)).Replace("{\n      \"needs_background\": \"light\"\n     }", "{}", StringComparison.Ordinal);

        AssertSameText(Encoding.UTF8.GetBytes(expected), document.ToBytes());
    }

    [Fact]
    public void A_changed_file_keeps_its_indent_its_order_and_its_escapes()
    {
        NotebookDocument document = Sample.Read(Sample.AnotherTool);
        document.Cells[1].Source = "raw\nedited";

        string expected = Encoding.UTF8.GetString(Sample.Bytes(Sample.AnotherTool)).Replace("\"raw\\n\",\n        \"text\"", "\"raw\\n\",\n        \"edited\"", StringComparison.Ordinal) + "\n";

        Assert.Contains("\\u003cb>", expected, StringComparison.Ordinal);
        AssertSameText(Encoding.UTF8.GetBytes(expected), document.ToBytes());
    }

    [Fact]
    public void A_file_with_Windows_line_ends_keeps_them()
    {
        string windows = Encoding.UTF8.GetString(Sample.Bytes(Sample.Jupyter)).Replace("\n", "\r\n", StringComparison.Ordinal);
        var document = NotebookDocument.Parse(windows);
        document.Cells[1].Source = "raw\nedited";

        string expected = windows.Replace("\"raw\\n\",\r\n    \"text\"", "\"raw\\n\",\r\n    \"edited\"", StringComparison.Ordinal);

        AssertSameText(Encoding.UTF8.GetBytes(expected), document.ToBytes());
    }

    [Fact]
    public void Only_the_output_that_changed_is_written_anew()
    {
        NotebookDocument document = Sample.Read(Sample.AnotherTool);
        NotebookCell cell = document.Cells[2];
        cell.SetOutputs(cell.Outputs.SetItem(1, new StreamOutput(StreamName.Error, "fine\n")), cell.ExecutionCount);

        string text = document.ToString();

        Assert.Contains("\"needs_background\": \"light\"", text, StringComparison.Ordinal);
        Assert.Contains("fine\\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("oops", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_execution_count_reaches_an_output_that_stays()
    {
        NotebookDocument document = Sample.Read(Sample.Jupyter);
        NotebookCell cell = document.Cells[2];
        cell.SetOutputs(cell.Outputs, 7);

        string expected = Encoding.UTF8.GetString(Sample.Bytes(Sample.Jupyter)).Replace("\"execution_count\": 3", "\"execution_count\": 7", StringComparison.Ordinal);

        AssertSameText(Encoding.UTF8.GetBytes(expected), document.ToBytes());
    }

    [Fact]
    public void A_figure_is_stored_as_JSON_sorted_and_with_lower_case_exponents()
    {
        var document = new NotebookDocument();
        NotebookCell cell = document.InsertCell(0, CellKind.Code, "chart");
        cell.SetOutputs([new ResultOutput(new MimeBundle("application/vnd.plotly.v1+json", """{"layout":{},"data":[{"y":[1E-05,2.50],"x":["<b>\u00e9"]}]}"""))], 1);

        var figure = JsonNode.Parse(document.ToBytes())!["cells"]![0]!["outputs"]![0]!["data"]!["application/vnd.plotly.v1+json"]!;

        Assert.Equal(["data", "layout"], figure.AsObject().Select(member => member.Key));
        Assert.Contains("1e-05,", document.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"<b>é\"", document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_of_a_kind_that_nobody_knows_yet_is_kept()
    {
        string json = """{"cells":[{"cell_type":"code","execution_count":null,"id":"a","metadata":{},"outputs":[{"output_type":"hologram","z":1,"a":2}],"source":""}],"metadata":{},"nbformat":4,"nbformat_minor":6}""";
        var document = NotebookDocument.Parse(json);
        NotebookCell cell = document.Cells[0];

        Assert.IsType<UnknownOutput>(Assert.Single(cell.Outputs));
        cell.SetOutputs(cell.Outputs, 1);
        Assert.Contains("\"output_type\": \"hologram\",\n     \"z\": 1,\n     \"a\": 2", document.ToString(), StringComparison.Ordinal);
    }

    internal static void AssertSameText(byte[] expected, byte[] actual)
    {
        Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(actual));
        Assert.Equal(expected, actual);
    }
}

using System.Text;

namespace Micrograd.Notebooks.Tests.Documents;

public class BrokenDocumentTests
{
    [Fact]
    public void Broken_JSON_is_reported_with_path_line_and_column()
    {
        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse("{\n \"cells\": [],\n \"größe\": 1 2\n}", "notes/a.ipynb"));

        Assert.Equal(("notes/a.ipynb", 3, 13), (error.Path, error.Line, error.Column));
        Assert.StartsWith("notes/a.ipynb(3,13): The JSON is broken here. '2' is", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_reported_at_its_end()
    {
        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(Sample.Bytes(Sample.Jupyter).AsMemory(..500)));

        Assert.Equal(Encoding.UTF8.GetString(Sample.Bytes(Sample.Jupyter)[..500]).Count(c => c == '\n') + 1, error.Line);
    }

    [Fact]
    public void A_merge_conflict_is_called_by_its_name()
    {
        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse("{\n \"cells\": [\n<<<<<<< HEAD\n ]\n}", "a.ipynb"));

        Assert.Equal("a.ipynb(3,1): Here is a mark of an unresolved merge conflict. Resolve it, or take one of the two versions.", error.Message);
    }

    [Fact]
    public void The_same_property_twice_is_a_mistake() =>
        Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse("""{"cells":[],"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}"""));

    [Fact]
    public void Text_in_another_encoding_is_called_so() =>
        Assert.Contains("not UTF-8", Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(Encoding.Unicode.GetBytes("{é}"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \n", "The file is empty.")]
    [InlineData("[]", "The file is JSON, but no notebook")]
    [InlineData("{}", "\"nbformat\" must be the number 4, but is missing.")]
    [InlineData("""{"nbformat":3,"nbformat_minor":0,"metadata":{},"worksheets":[]}""", "This notebook is of format 3.0; formats 4.0 to 4.5 can be read. Open it in Jupyter and save it")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{}}""", "\"cells\" must be a list, but is missing.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[]}""", "\"metadata\" must be an object, but is missing.")]
    [InlineData("""{"nbformat":4,"metadata":{},"cells":[]}""", "\"nbformat_minor\" must be a whole number, but is missing.")]
    public void A_file_that_is_no_notebook_is_told_what_is_missing(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("3", "a cell must be an object.")]
    [InlineData("""{"id":7}""", "\"id\" must be a text, but is a number.")]
    [InlineData("""{"metadata":{},"source":""}""", "\"cell_type\" must be a text, but is missing.")]
    [InlineData("""{"cell_type":"heading","metadata":{},"source":""}""", "\"cell_type\" must be \"code\", \"markdown\" or \"raw\", but is \"heading\".")]
    [InlineData("""{"cell_type":"raw","metadata":{},"source":{}}""", "\"source\" must be a text or a list of lines, but is an object.")]
    [InlineData("""{"cell_type":"raw","metadata":{},"source":["a",1]}""", "\"source\" must be a text or a list of lines, but is a list of something else.")]
    [InlineData("""{"cell_type":"raw","source":""}""", "\"metadata\" must be an object, but is missing.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":""}""", "\"outputs\" must be a list, but is missing.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[],"execution_count":"one"}""", "\"execution_count\" must be a whole number or null, but is a text.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[1]}""", "output 1 must be an object, but is a number.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{}]}""", "output 1: \"output_type\" must be a text, but is missing.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"stream","name":"stdout"}]}""", "output 1: \"text\" must be a text, but is missing.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"display_data","data":[]}]}""", "output 1: \"data\" must be an object of MIME types, but is a list of something else.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"error","ename":"E","evalue":"","traceback":"x"}]}""", "output 1: \"traceback\" must be a list of lines, but is a text.")]
    public void A_broken_cell_is_reported_with_its_number_and_field(string cell, string message)
    {
        string json = $$"""{"cells":[{"cell_type":"raw","metadata":{},"source":""},{{cell}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json, "a.ipynb"));

        Assert.Equal("a.ipynb: cell 2: " + message, error.Message);
        Assert.Equal(2, error.Cell);
    }
}

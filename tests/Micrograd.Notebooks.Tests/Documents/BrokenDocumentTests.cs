using System.Text;

using Micrograd.Notebooks.Documents;

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

    [Theory]
    [InlineData("{\"cells\":[],\"cells\":[],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}", "a.ipynb(1,13): The JSON is broken here. The property \"cells\" stands twice in one object. Take one of the two away.")]
    [InlineData("{\n \"metadata\": {\"ü\": [{\"a\": 1}, {\"a\": 2}],\n  \"b\": 1, \"\\u0062\": 2}\n}", "a.ipynb(3,11): The JSON is broken here. The property \"b\" stands twice in one object. Take one of the two away.")]
    [InlineData("{\n \"metadata\": {\"x\": NaN, \"\\ud83c\": 1}\n}", "a.ipynb(2,25): The JSON is broken here. The property \"\\ud83c\" has half a character (a lone surrogate) in its name. Give it another name.")]
    public void A_property_that_cannot_be_kept_is_named_with_its_place(string json, string message) =>
        Assert.Equal(message, Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json, "a.ipynb")).Message);

    [Theory]
    [InlineData("{} x", "(1,4): The JSON is broken here. 'x' is invalid after a single JSON value.")]
    [InlineData("{\"a\": NaN,\r\n \"b\": [-Infinity, NaN x]\r\n}", "(2,23): The JSON is broken here. 'x' is")]
    [InlineData("{\"a\": nan}", "(1,8): The JSON is broken here. 'nan}' is")]
    [InlineData("{\"a\": +Infinity}", "(1,7): The JSON is broken here. '+' is")]
    [InlineData("{\"a\": -NaN}", "(1,8): The JSON is broken here. 'N' is")]
    [InlineData("{\"a\": \"NaN", "(1,11): The JSON is broken here. Expected end of string")]
    [InlineData("{'a': 1}", "(1,2): The JSON is broken here. ''' is")]
    [InlineData("{\"a\": \"x\ny\"}", "(1,9): The JSON is broken here. '0x0A' is invalid within a JSON string.")]
    [InlineData("<!DOCTYPE html>", "(1,1): This is a web page, or other markup, and no notebook.")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:1", "(1,1): The notebook itself isn't here, only its place in Git's large file storage. Fetch it with: git lfs pull")]
    public void Other_text_is_reported_where_it_stops_being_a_notebook(string text, string message) =>
        Assert.StartsWith("a.ipynb" + message, Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, "a.ipynb")).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_without_end_is_called_so() =>
        Assert.StartsWith(
            "a.ipynb(1,201): Lists and objects are nested deeper than 200 levels here.",
            Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(new string('[', 100_000), "a.ipynb")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Text_in_another_encoding_is_called_so() =>
        Assert.Contains(
            "not UTF-8",
            Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(Encoding.Unicode.GetBytes("{é}"))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \n", "The file is empty.")]
    [InlineData("[]", "The file is JSON, but no notebook")]
    [InlineData("{}", "\"nbformat\" must be the number 4, but is missing.")]
    [InlineData("""{"nbformat":null}""", "\"nbformat\" must be the number 4, but is null.")]
    [InlineData("""{"nbformat":4.5}""", "\"nbformat\" must be the number 4, but is 4.5.")]
    [InlineData("""{"nbformat":"4"}""", "\"nbformat\" must be the number 4, but is a text.")]
    [InlineData("""{"nbformat":5.0,"nbformat_minor":0,"metadata":{},"cells":[]}""", "This notebook is of format 5.0; formats 4.0 to 4.5 can be read.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":null,"metadata":{},"cells":[]}""", "\"nbformat_minor\" must be a whole number, but is null.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":null,"cells":[]}""", "\"metadata\" must be an object, but is null. Put {} there.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":null}""", "\"cells\" must be a list, but is null. Put [] there.")]
    [InlineData("""null""", "The file is JSON, but no notebook")]
    [InlineData("""{"nbformat":3,"nbformat_minor":0,"metadata":{},"worksheets":[]}""", "This notebook is of format 3.0; formats 4.0 to 4.5 can be read. Open it in Jupyter and save it")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"metadata":{}}""", "\"cells\" must be a list, but is missing.")]
    [InlineData("""{"nbformat":4,"nbformat_minor":5,"cells":[]}""", "\"metadata\" must be an object, but is missing.")]
    [InlineData("""{"nbformat":4,"metadata":{},"cells":[]}""", "\"nbformat_minor\" must be a whole number, but is missing.")]
    public void A_file_that_is_no_notebook_is_told_what_is_missing(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("3", "a cell must be an object, but is 3.")]
    [InlineData("""null""", "a cell must be an object, but is null. Take it out of the list.")]
    [InlineData("""[]""", "a cell must be an object, but is a list.")]
    [InlineData("""{"id":7}""", "\"id\" must be a text, but is 7.")]
    [InlineData("""{"metadata":{},"source":""}""", "\"cell_type\" must be a text, but is missing.")]
    [InlineData("""{"cell_type":"heading","metadata":{},"source":""}""", "\"cell_type\" must be \"code\", \"markdown\" or \"raw\", but is \"heading\".")]
    [InlineData("""{"cell_type":"raw","metadata":{},"source":{}}""", "\"source\" must be a text or a list of lines, but is an object.")]
    [InlineData("""{"cell_type":"raw","metadata":{},"source":["a",1]}""", "\"source\" must be a text or a list of lines, but is a list whose item 2 is 1.")]
    [InlineData("""{"cell_type":"raw","metadata":{},"source":[null]}""", "\"source\" must be a text or a list of lines, but is a list whose item 1 is null.")]
    [InlineData("""{"cell_type":"raw","metadata":{},"source":[["a"]]}""", "\"source\" must be a text or a list of lines, but is a list whose item 1 is a list.")]
    [InlineData("""{"cell_type":"raw","metadata":{},"source":null}""", "\"source\" must be a text or a list of lines, but is null. Put [] there.")]
    [InlineData("""{"cell_type":"raw","metadata":null,"source":""}""", "\"metadata\" must be an object, but is null. Put {} there.")]
    [InlineData("""{"cell_type":"raw","metadata":[],"source":""}""", "\"metadata\" must be an object, but is a list.")]
    [InlineData("""{"cell_type":"raw","source":""}""", "\"metadata\" must be an object, but is missing. Put {} there.")]
    [InlineData("""{"cell_type":null,"metadata":{},"source":""}""", "\"cell_type\" must be a text, but is null.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":null}""", "\"outputs\" must be a list, but is null. Put [] there.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":""}""", "\"outputs\" must be a list, but is missing. Put [] there.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[],"execution_count":1.5}""", "\"execution_count\" must be a whole number or null, but is 1.5.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[],"execution_count":99999999999999999999}""", "\"execution_count\" must be a whole number or null, but is 99999999999999999999.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[],"execution_count":NaN}""", "\"execution_count\" must be a whole number or null, but is NaN.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[null]}""", "output 1 must be an object, but is null.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"stream","name":"stdout","text":null}]}""", "output 1: \"text\" must be a text, but is null.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"display_data","data":null}]}""", "output 1: \"data\" must be an object of MIME types, but is null.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[],"execution_count":"one"}""", "\"execution_count\" must be a whole number or null, but is a text.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[1]}""", "output 1 must be an object, but is 1.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{}]}""", "output 1: \"output_type\" must be a text, but is missing.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"stream","name":"stdout"}]}""", "output 1: \"text\" must be a text, but is missing.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"display_data","data":[]}]}""", "output 1: \"data\" must be an object of MIME types, but is a list.")]
    [InlineData("""{"cell_type":"code","metadata":{},"source":"","outputs":[{"output_type":"error","ename":"E","evalue":"","traceback":"x"}]}""", "output 1: \"traceback\" must be a list of lines, but is a text.")]
    public void A_broken_cell_is_reported_with_its_number_and_field(string cell, string message)
    {
        string json = $$"""{"cells":[{"cell_type":"raw","metadata":{},"source":""},{{cell}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

        NotebookFormatException error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json, "a.ipynb"));

        Assert.Equal("a.ipynb: cell 2: " + message, error.Message);
        Assert.Equal(2, error.Cell);
    }
}

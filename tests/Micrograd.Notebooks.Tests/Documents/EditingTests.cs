using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Documents;

public class EditingTests
{
    [Fact]
    public void A_new_document_is_a_CSharp_notebook()
    {
        var document = new NotebookDocument();
        document.InsertCell(0, CellKind.Markdown, "# Title");
        document.InsertCell(1, CellKind.Code, "1 + 1\n");

        var read = NotebookDocument.Parse(document.ToBytes());

        Assert.Equal("C#", read.Language);
        Assert.Equal(["# Title", "1 + 1\n"], read.Cells.Select(cell => cell.Source));
        Assert.Equal(document.Cells.Select(cell => cell.Id), read.Cells.Select(cell => cell.Id));
        Assert.Equal(document.ToString(), read.ToString());
    }

    [Fact]
    public void Cells_move_and_go()
    {
        NotebookDocument document = Sample.Read(Sample.Jupyter);
        document.MoveCell(document.Cells[3], 0);
        Assert.True(document.RemoveCell(document.Cells[2]));

        Assert.Equal(["empty", "intro", "a1b2c3d4"], document.Cells.Select(cell => cell.Id));
        Assert.Equal(["empty", "intro", "a1b2c3d4"], NotebookDocument.Parse(document.ToBytes()).Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void Moving_a_cell_there_and_back_changes_no_byte()
    {
        NotebookDocument document = Sample.Read(Sample.AnotherTool);
        document.MoveCell(document.Cells[0], 2);
        document.MoveCell(document.Cells[2], 0);

        RoundTripTests.AssertSameText(Sample.Bytes(Sample.AnotherTool), document.ToBytes());
    }

    [Fact]
    public void Code_that_becomes_prose_loses_its_outputs_and_keeps_its_metadata()
    {
        NotebookDocument document = Sample.Read(Sample.Jupyter);
        document.ChangeKind(document.Cells[2], CellKind.Markdown);

        NotebookCell cell = NotebookDocument.Parse(document.ToBytes()).Cells[2];
        Assert.Equal((CellKind.Markdown, "a1b2c3d4"), (cell.Kind, cell.Id));
        Assert.Equal(["raises-exception", "varies"], cell.Tags);
        Assert.DoesNotContain("oops", document.ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => cell.SetOutputs([], null));
    }

    [Fact]
    public void Updates_and_clears_are_no_outputs_to_save()
    {
        NotebookCell cell = new NotebookDocument().InsertCell(0, CellKind.Code);

        Assert.Throws<ArgumentException>(() => cell.SetOutputs([new ClearOutput(false)], 1));
    }
}

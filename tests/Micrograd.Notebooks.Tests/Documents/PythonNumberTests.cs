using System.Text;
using System.Text.Json.Nodes;

using Micrograd.Notebooks.Documents;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Notebooks.Tests.Documents;

/// <summary>Numbers as Python and JavaScript spell them in notebooks.</summary>
public class PythonNumberTests
{
    private const string Notebook = """
        {
         "cells": [
          {
           "cell_type": "code",
           "execution_count": 1.0,
           "id": "a",
           "metadata": {
            "loss": NaN
           },
           "outputs": [
            {
             "data": {
              "application/json": {
               "NaN": "Infinity, \"NaN\"",
               "y": [
                NaN,
                Infinity,
                -Infinity,
                1e400,
                12345678901234567890123
               ]
              },
              "text/plain": [
               "NaN"
              ]
             },
             "execution_count": 1,
             "metadata": {
              "best": -Infinity
             },
             "output_type": "execute_result"
            }
           ],
           "source": [
            "x"
           ]
          }
         ],
         "metadata": {
          "limit": Infinity
         },
         "nbformat": 4.0,
         "nbformat_minor": 5.0
        }

        """;

    [Fact]
    public void Numbers_that_JSON_does_not_have_are_read()
    {
        NotebookCell cell = Read().Cells[0];

        string json = ((ResultOutput)cell.Outputs[0]).Data["application/json"]!;
        Assert.Equal("""{"NaN": "Infinity, \"NaN\"","y": [NaN,Infinity,-Infinity,1e400,12345678901234567890123]}""", json);
        Assert.Equal(1, cell.ExecutionCount);
    }

    [Fact]
    public void Unchanged_they_keep_every_byte() => RoundTripTests.AssertSameText(Encoding.UTF8.GetBytes(Notebook), Read().ToBytes());

    [Fact]
    public void They_stay_when_something_else_changes()
    {
        NotebookDocument document = Read();
        document.Cells[0].Source = "y";

        RoundTripTests.AssertSameText(Encoding.UTF8.GetBytes(Notebook.Replace("\"x\"", "\"y\"", StringComparison.Ordinal)), document.ToBytes());
    }

    [Fact]
    public void They_stay_when_a_run_shows_the_same()
    {
        NotebookDocument document = Read();
        document.Cells[0].SetOutputs(document.Cells[0].Outputs, 1);

        RoundTripTests.AssertSameText(Encoding.UTF8.GetBytes(Notebook.Replace("1.0", "1", StringComparison.Ordinal)), document.ToBytes());
    }

    [Fact]
    public void Written_anew_they_are_numbers_still()
    {
        NotebookDocument document = Read();
        NotebookCell cell = document.Cells[0];
        cell.SetOutputs([new StreamOutput(StreamName.Output, "first"), .. cell.Outputs], 1);

        string[] lines = document.ToString().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(["NaN,", "Infinity,", "-Infinity,", "1e400,", "12345678901234567890123"], lines.SkipWhile(line => line != "\"y\": [").Skip(1).Take(5));
    }

    [Fact]
    public void A_saved_NaN_differs_from_a_number()
    {
        NotebookDocument document = Read();
        NotebookCell cell = document.Cells[0];
        cell.SetOutputs([new ResultOutput(new MimeBundle("application/json", "0"))], 1);
        string before = document.ToString();
        cell.SetOutputs([new ResultOutput(new MimeBundle("application/json", "NaN"))], 1);

        Assert.NotEqual(before, document.ToString());
        Assert.Equal(before.Replace("\"application/json\": 0", "\"application/json\": NaN", StringComparison.Ordinal), document.ToString());
    }

    [Theory]
    [InlineData("4", "5")]
    [InlineData("4.0", "5.0")]
    [InlineData("4e0", "0.5e1")]
    public void A_whole_number_may_be_spelled_with_a_point(string major, string minor)
    {
        string json = $$"""{"cells":[{"cell_type":"code","metadata":{},"outputs":[],"source":""}],"metadata":{},"nbformat":{{major}},"nbformat_minor":{{minor}}}""";
        var document = NotebookDocument.Parse(json);
        Assert.Equal(json, document.ToString());
        document.Cells[0].Source = "1";

        JsonNode written = JsonNode.Parse(document.ToBytes())!;
        Assert.Equal((major, minor), (written["nbformat"]!.ToJsonString(), written["nbformat_minor"]!.ToJsonString()));
        Assert.Equal(document.Cells[0].Id, written["cells"]![0]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"\ud83c":1}""")]
    [InlineData("{} {}")]
    [InlineData("")]
    public void A_form_that_only_says_it_is_JSON_is_saved_as_the_text_it_is(string content) => Assert.Equal(content, SavedAsJson(content).GetValue<string>());

    [Fact]
    public void Half_a_character_in_a_form_becomes_the_replacement_character() =>
        Assert.Equal("\uFFFD", SavedAsJson("{\"a\":\"" + '\ud83c' + "\"}")["a"]!.GetValue<string>());

    private static NotebookDocument Read() => NotebookDocument.Parse(Notebook);

    private static JsonNode SavedAsJson(string content)
    {
        var document = new NotebookDocument();
        document.InsertCell(0, CellKind.Code, "x").SetOutputs([new ResultOutput(new MimeBundle("application/json", content))], 1);
        return JsonNode.Parse(document.ToBytes())!["cells"]![0]!["outputs"]![0]!["data"]!["application/json"]!;
    }
}

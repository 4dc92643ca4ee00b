using System.Collections.Immutable;

using Micrograd.LanguageServices;
using Micrograd.Sessions;

using Microsoft.CodeAnalysis.Text;

namespace Micrograd.SourceTools.Tests;

/// <summary>A cell's white space is put in order, and nothing else is changed.</summary>
public sealed class FormattingTests : IDisposable
{
    private readonly CSharpSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("var x=1;", "var x = 1;")]
    [InlineData("for(int i=0;i<3;i++){\nConsole.Write( i );\n}", "for (int i = 0; i < 3; i++)\n{\n    Console.Write(i);\n}")]
    [InlineData("class A{public int B{get;set;}}\nnew A(){B=1}", "class A { public int B { get; set; } }\nnew A() { B = 1 }")]
    [InlineData("x+1", "x + 1")]
    [InlineData("using System.Text;\n  \n   var x = 1;  // a word\n", "using System.Text;\n\nvar x = 1;  // a word\n")]
    [InlineData("int Twice( int x )=>2*x;\n\n\n\nTwice( 1 )", "int Twice(int x) => 2 * x;\n\n\n\nTwice(1)")]
    [InlineData("#region a\nvar x=1;\n#endregion", "#region a\nvar x = 1;\n#endregion")]
    public async Task White_space_is_put_in_order(string code, string formatted) => Assert.Equal(formatted, await Format(code));

    [Theory]
    [InlineData("  #r   \"nuget:  Humanizer\"\n#!time   \nvar x=1;", "  #r   \"nuget:  Humanizer\"\n#!time   \nvar x = 1;")]
    [InlineData("#!markdown\n*  two  blanks\n#!csharp\nvar x=1;\n#!html\n<b  >", "#!markdown\n*  two  blanks\n#!csharp\nvar x = 1;\n#!html\n<b  >")]
    [InlineData("var x=1;\n#load   \"a.csx\"\nvar y=2;", "var x = 1;\n#load   \"a.csx\"\nvar y = 2;")]
    public async Task Directives_and_other_languages_stay_as_they_stand(string code, string formatted) => Assert.Equal(formatted, await Format(code));

    [Theory]
    [InlineData("var x=;")]
    [InlineData("for(int i=0;")]
    [InlineData("")]
    [InlineData("var s=1")]
    public async Task A_cell_that_cannot_be_parsed_stays(string code) => Assert.Equal(code, await Format(code));

    [Fact]
    public async Task A_part_that_cannot_be_parsed_leaves_the_others_theirs() =>
        Assert.Equal("var x=;\n#!time\nvar y = 1;", await Format("var x=;\n#!time\nvar y=1;"));

    [Theory]
    [InlineData("#:property LangVersion=preview\nunion Shape(int,string);", "#:property LangVersion=preview\nunion Shape(int, string);")]
    [InlineData("union Shape(int,string);", "union Shape(int,string);")]
    [InlineData("record.Clone( );\nextension.CompareTo( 1 );", "record.Clone();\nextension.CompareTo(1);")]
    public async Task What_can_be_parsed_is_as_when_the_cell_runs(string code, string formatted) => Assert.Equal(formatted, await Format(code));

    [Fact]
    public async Task A_session_that_takes_unreleased_CSharp_formats_it()
    {
        await _session.ExecuteAsync(new CellRequest("#:property LangVersion=preview"), static _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal("union Shape(int, string);", await Format("union Shape(int,string);"));
    }

    [Fact]
    public async Task Indentation_is_the_editors()
    {
        Assert.Equal("if (true)\n{\n  F();\n}", await Format("if(true)\n{\nF();\n}", new IndentStyle(2)));
        Assert.Equal("if (true)\n{\n\tF();\n}", await Format("if(true)\n{\nF();\n}", new IndentStyle(4, UseTabs: true)));
    }

    private async Task<string> Format(string code, IndentStyle? style = null)
    {
        ImmutableArray<CellEdit> edits =
            await CSharpLanguage.Of(_session).FormatAsync(code, new RoslynFormatter(), style, TestContext.Current.CancellationToken);
        var text = SourceText.From(code);
        return text.WithChanges(edits.Select(edit => new TextChange(Span(edit), edit.Text))).ToString();

        TextSpan Span(CellEdit edit) =>
            text.Lines.GetTextSpan(new LinePositionSpan(new(edit.Line - 1, edit.Column - 1), new(edit.EndLine - 1, edit.EndColumn - 1)));
    }
}

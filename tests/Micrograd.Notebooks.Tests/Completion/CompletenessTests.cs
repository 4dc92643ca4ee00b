using Micrograd.LanguageServices;
using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

public sealed class CompletenessTests : IDisposable
{
    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("// comment")]
    [InlineData("1 + 2")]
    [InlineData("using System;")]
    [InlineData("if (true) { }")]
    [InlineData("\"\"\"\nabc\n\"\"\"")]
    [InlineData("/* a\nb */")]
    [InlineData("#if X\n)\n#endif")]
    [InlineData("#region a\n1\n#endregion")]
    [InlineData("try { } catch { }")]
    [InlineData("record.Length")]
    [InlineData("extension.Length")]
    [InlineData("var union = 1; union.ToString()")]
    [InlineData("#!time // comment")]
    [InlineData("#!markdown\n\"unclosed")]
    [InlineData("undefined(1)")]
    public void What_can_run_is_complete(string code) => Assert.Equal(CompletenessKind.Complete, Kind(code));

    [Theory]
    [InlineData("1 +")]
    [InlineData("int x =")]
    [InlineData("int a = 1")]
    [InlineData("foo(1,")]
    [InlineData("foo(1")]
    [InlineData("x.")]
    [InlineData("x =>")]
    [InlineData("x ??")]
    [InlineData("a ? b :")]
    [InlineData("new[] { 1, 2,")]
    [InlineData("int[] a = [1,")]
    [InlineData("if (true)")]
    [InlineData("if (true) { } else")]
    [InlineData("for (int i = 0; i < 3")]
    [InlineData("foreach (var x in")]
    [InlineData("switch (x) { case 1:")]
    [InlineData("try { }")]
    [InlineData("try { } catch")]
    [InlineData("do { }")]
    [InlineData("{")]
    [InlineData("class A {")]
    [InlineData("class A { int")]
    [InlineData("record R(")]
    [InlineData("void F()")]
    [InlineData("[Obsolete]")]
    [InlineData("public")]
    [InlineData("using System")]
    [InlineData("\"\"\"")]
    [InlineData("\"\"\"\nabc")]
    [InlineData("\"\"\"\"\n\"\"\"")]
    [InlineData("var s = \"\"\"\n  a")]
    [InlineData("$\"\"\"\n{1")]
    [InlineData("$\"\"\"\n{1}")]
    [InlineData("@\"abc")]
    [InlineData("/* comment")]
    [InlineData("#if X\n1")]
    [InlineData("#region a\n1")]
    [InlineData("from n in x")]
    public void What_more_text_can_complete_is_incomplete(string code) => Assert.Equal(CompletenessKind.Incomplete, Kind(code));

    [Theory]
    [InlineData("int x = )")]
    [InlineData("x = 3)")]
    [InlineData("foo(1]")]
    [InlineData("int[] a = [1,)")]
    [InlineData("for (int i = 0; i < 3; i++) )")]
    [InlineData("}")]
    [InlineData("else { }")]
    [InlineData("case 1:")]
    [InlineData("int a = 1\nb")]
    [InlineData("int 3x = 1;")]
    [InlineData("\"abc")]
    [InlineData("'a")]
    [InlineData("void F() {\n   int x = );")]
    [InlineData("foreach (var x on")]
    [InlineData("1 +\n#!markdown\ntext")]
    public void What_no_text_can_mend_is_invalid(string code) => Assert.Equal(CompletenessKind.Invalid, Kind(code));

    private CompletenessKind Kind(string code) => CSharpLanguage.Of(_notebook.Session).IsComplete(code).Kind;
}

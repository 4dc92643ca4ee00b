using System.Collections.Immutable;

using Micrograd.LanguageServices;
using Micrograd.Sessions;

namespace Micrograd.SourceTools.Tests;

/// <summary>What an assembly declares can be read as C#.</summary>
public sealed class DecompilationTests : IDisposable
{
    private readonly CSharpSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("new List<int>().Ad|d(1)", "List.cs", "System.Private.CoreLib", "Add", "public void Add(T item)")]
    [InlineData("new List<i|nt>()", "Int32.cs", "System.Private.CoreLib", "Int32", "struct Int32")]
    [InlineData("new[] { 1 }.Sel|ect(x => x)", "Enumerable.cs", "System.Linq", "Select", "IEnumerable<TResult> Select<TSource, TResult>")]
    [InlineData("Math.P|I", "Math.cs", "System.Private.CoreLib", "PI", "const double PI = ")]
    [InlineData("\"\".Len|gth", "String.cs", "System.Private.CoreLib", "Length", "int Length")]
    [InlineData("new System.Text.String|Builder(16)", "StringBuilder.cs", "System.Private.CoreLib", "StringBuilder", "public StringBuilder(int capacity)")]
    [InlineData("Environment.Special|Folder folder;", "Environment.cs", "System.Private.CoreLib", "SpecialFolder", "enum SpecialFolder")]
    [InlineData("DayOfWeek.Fri|day", "DayOfWeek.cs", "System.Private.CoreLib", "Friday", "Friday")]
    public async Task A_name_leads_to_its_declaration_in_readable_code(string cell, string name, string assembly, string shown, string line)
    {
        int position = cell.IndexOf('|', StringComparison.Ordinal);
        ImmutableArray<CodePlace> places = await CSharpLanguage.Of(_session)
            .DefineAsync(cell.Remove(position, 1), position, new AssemblyDecompiler(), TestContext.Current.CancellationToken);
        CodePlace place = Assert.Single(places);
        string[] lines = place.Source!.Text.Split('\n');
        Assert.Equal((name, assembly, null, null), (place.Source.Name, place.Source.Assembly, place.Cell, place.File));
        Assert.Equal(shown, lines[place.Line - 1][(place.Column - 1)..(place.EndColumn - 1)]);
        Assert.Contains(line, lines[place.Line - 1], StringComparison.Ordinal);
        Assert.StartsWith($"// {assembly}, ", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_that_a_cell_refers_to_is_read_with_its_documentation()
    {
        string library = typeof(CSharpLanguage).Assembly.Location;
        string code = $"#r \"{library}\"\nusing Micrograd.LanguageServices;\nCellCode cell = null;";
        CodePlace place = Assert.Single(await CSharpLanguage.Of(_session)
            .DefineAsync(code, code.IndexOf("CellCode", StringComparison.Ordinal), new AssemblyDecompiler(), TestContext.Current.CancellationToken));
        Assert.Equal("CellCode.cs", place.Source!.Name);
        Assert.Contains("A code cell of a notebook, as it stands in the editor.", place.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_type_of_an_assembly_has_no_code() =>
        Assert.Null(new AssemblyDecompiler().Decompile(typeof(CSharpLanguage).Assembly.Location, "No.Such", 0x02000001, TestContext.Current.CancellationToken));
}

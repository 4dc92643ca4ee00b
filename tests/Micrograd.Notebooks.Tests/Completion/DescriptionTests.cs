using Micrograd.LanguageServices;
using Micrograd.Notebooks.Tests.Sessions;

namespace Micrograd.Notebooks.Tests.Completion;

public sealed class DescriptionTests : IDisposable
{
    private const string Neuron = """
        /// <summary>A number in a <see cref="List{T}"/> of <c>values</c>.</summary>
        /// <param name="data">What it <b>holds</b>.</param>
        class Value(double data)
        {
            /// <summary>What it holds.</summary>
            public double Data { get; } = data;
            /// <summary>Walks
            /// back.</summary>
            /// <param name="seed">Where to begin.</param>
            /// <returns>How many were visited.</returns>
            /// <exception cref="InvalidOperationException">There is nothing to walk.</exception>
            /// <example><code>
            /// a.Backward(1);
            ///     b.Backward(2);
            /// </code></example>
            public int Backward(double seed) => 1;
            /// <summary>Adds.</summary>
            public static Value operator +(Value a, Value b) => new(a.Data + b.Data);
            /// <inheritdoc/>
            public override string ToString() => $"Value(data={Data})";
        }
        """;

    private readonly Notebook _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Fact]
    public async Task A_variable_is_described_with_its_value()
    {
        await _notebook.Run(Neuron);
        await _notebook.Run("var a = new Value(2);");
        SymbolDescription found = (await _notebook.Description("Console.Write(a|);"))!;
        Assert.Equal(("Value a", "Value(data=2)", 14, 15), (found.Signature, found.Value, found.Start, found.End));
        Assert.Equal("Value a\n\n= Value(data=2)", found.Text);
        Assert.Equal("```csharp\nValue a\n```\n\n```text\n= Value(data=2)\n```", found.Markdown);
    }

    [Fact]
    public async Task Comments_in_a_cell_are_its_documentation()
    {
        await _notebook.Run(Neuron);
        await _notebook.Run("var a = new Value(2);");
        SymbolDescription method = (await _notebook.Description("a.Back|ward(1)"))!;
        Assert.Equal("int Value.Backward(double seed)", method.Signature);
        Assert.Equal(
            """
            Walks back.

            Parameters:
              seed: Where to begin.

            Returns: How many were visited.

            Exceptions:
              InvalidOperationException: There is nothing to walk.

            Example:

            a.Backward(1);
                b.Backward(2);
            """.ReplaceLineEndings("\n"),
            method.Documentation.Text);
        Assert.Contains("- `seed`: Where to begin.", method.Documentation.Markdown, StringComparison.Ordinal);
        Assert.Contains("```csharp\na.Backward(1);\n    b.Backward(2);\n```", method.Documentation.Markdown, StringComparison.Ordinal);
        Assert.Equal("Adds.", (await _notebook.Description("a +| a"))!.Documentation.Text);
        Assert.StartsWith("A number in a List of values.", (await _notebook.Description("new Va|lue(1)"))!.Documentation.Text, StringComparison.Ordinal);
        Assert.StartsWith("A number in a `List` of `values`.", (await _notebook.Description("Va|lue b = a;"))!.Documentation.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.Write|Line(\"a\")", "void Console.WriteLine(string? value) (+19 overloads)", "Writes the specified string value")]
    [InlineData("Cons|ole.WriteLine()", "class System.Console", "Represents the standard input, output, and error streams")]
    [InlineData("new List<int>().A|dd(1)", "void List<int>.Add(int item)", "Adds an object to the end of the List")]
    [InlineData("new[] { 1 }.Sel|ect(x => x)", "IEnumerable<int> IEnumerable<int>.Select<int, int>(Func<int, int> selector)", "Projects each element of a sequence into a new form.")]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)", "Returns the square root of a specified number.")]
    [InlineData("str|ing s;", "class System.String", "Represents text as a sequence of UTF-16 code units.")]
    [InlineData("va|r x = 1;", "readonly struct System.Int32", "Represents a 32-bit signed integer.")]
    [InlineData("new System.Text.String|Builder(16)", "StringBuilder(int capacity) (+5 overloads)", "Initializes a new instance of the StringBuilder class using the specified capacity.")]
    public async Task The_class_library_is_documented_by_the_SDK(string cell, string signature, string summary)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref")),
            "There is no SDK beside this runtime.");
        SymbolDescription found = (await _notebook.Description(cell))!;
        Assert.Equal(signature, found.Signature);
        Assert.StartsWith(summary, found.Documentation.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new List<int>().Convert|All(n => n)", "List<int> List<int>.ConvertAll<int>(Converter<int, int> converter)")]
    [InlineData("new[] { 1 }.To|List()", "List<int> IEnumerable<int>.ToList<int>()")]
    public async Task A_method_is_no_overload_of_itself(string cell, string signature) =>
        Assert.Equal(signature, (await _notebook.Description(cell))!.Signature);

    [Fact]
    public async Task Within_a_calls_parentheses_the_call_is_described()
    {
        Assert.Equal("double Math.Max(double val1, double val2) (+12 overloads)", (await _notebook.Description("Math.Max(1.0, | 2)"))!.Signature);
        Assert.Equal("double Math.Sqrt(double d)", (await _notebook.Description("Math.Sqrt(|)"))!.Signature);
    }

    [Theory]
    [InlineData("\"Con|sole\"")]
    [InlineData("Console.WriteLine(\"Con|sole\")")]
    [InlineData("// Con|sole")]
    [InlineData("#!markdown\nCon|sole")]
    [InlineData("#!ti|me\n1")]
    [InlineData("|")]
    [InlineData("  |  ")]
    [InlineData("unde|fined")]
    public async Task Where_there_is_nothing_to_describe_there_is_no_description(string cell) => Assert.Null(await _notebook.Description(cell));

    [Fact]
    public async Task A_value_whose_text_never_ends_is_left_out()
    {
        await _notebook.Run("class Endless { public override string ToString() { while (true) { } } }\nvar endless = new Endless();");
        SymbolDescription found = (await _notebook.Description("end|less"))!;
        Assert.Equal(("Endless endless", null), (found.Signature, found.Value));
        Assert.Equal("2", await _notebook.Value("1 + 1"));
    }
}

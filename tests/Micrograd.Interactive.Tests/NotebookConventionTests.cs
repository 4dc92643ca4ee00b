using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Micrograd.Graphviz;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace Micrograd.Interactive.Tests;

/// <summary>What notebook hosts find by the names of attributes and members.</summary>
public sealed class NotebookConventionTests
{
    [Fact]
    public void The_formatting_library_of_DotNet_Interactive_shows_a_graph_in_its_three_forms()
    {
        Dot dot = Graph.Draw(Samples.L());
        Assert.Equal(["image/svg+xml", "text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(dot.GetType()));
        DotPicture picture = dot.Render();
        Assert.Equal(picture.Svg, dot.ToDisplayString("image/svg+xml"));
        Assert.Equal(picture.Html, dot.ToDisplayString("text/html"));
        Assert.Equal(dot.ToString(), dot.ToDisplayString("text/plain"));
        Assert.Equal(picture.Svg, picture.ToDisplayString("image/svg+xml"));
    }

    [Fact]
    public void An_assembly_wide_source_shows_a_chart_in_its_three_forms()
    {
        GenericChart chart = ChartSamples.Line();
        (string[] preferred, Dictionary<string, Func<object, string>> forms) = Source(typeof(GenericChart));
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], preferred);
        Assert.Equal(preferred, forms.Keys);
        Assert.Equal("scatter", (string?)JsonNode.Parse(forms["application/vnd.plotly.v1+json"](chart))!["data"]![0]!["type"]);
        Assert.StartsWith("<img alt=\"Chart: f, line of 40 points\"", forms["text/html"](chart), StringComparison.Ordinal);
        Assert.Equal("Chart: f, line of 40 points", forms["text/plain"](chart));
    }

    [Fact]
    public void A_value_is_shown_as_its_text_and_nothing_else()
    {
        (string[] preferred, Dictionary<string, Func<object, string>> forms) = Source(typeof(Value));
        Assert.Equal(["text/plain"], preferred);
        Assert.Equal("Value(data=4)", forms["text/plain"](new Value(4, "a")));
    }

    [Fact]
    public void Drawing_a_graph_loads_nothing_of_Plotly()
    {
        var context = new Watched(Path.GetDirectoryName(typeof(Graph).Assembly.Location)!);
        Assembly interactive = context.LoadFromAssemblyPath(typeof(Graph).Assembly.Location);
        Assembly engine = context.LoadFromAssemblyPath(typeof(Value).Assembly.Location);
        object value = Activator.CreateInstance(engine.GetType(typeof(Value).FullName!)!, 4.0, "a")!;
        MethodInfo draw = interactive.GetType(typeof(Graph).FullName!)!.GetMethod(nameof(Graph.Draw))!;
        object?[] arguments = [value, .. Enumerable.Repeat(Type.Missing, draw.GetParameters().Length - 1)];
        object dot = draw.Invoke(null, BindingFlags.OptionalParamBinding, null, arguments, null)!;
        Assert.Contains("data 4.0000", dot.ToString(), StringComparison.Ordinal);
        Assert.Contains(interactive.GetCustomAttributes(), attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Contains("Micrograd.Graphviz", context.Asked);
        Assert.DoesNotContain(context.Asked, name => name.StartsWith("Plotly", StringComparison.Ordinal) || name.StartsWith("FSharp", StringComparison.Ordinal));
        context.Unload();
    }

    /// <summary>Reads the attributes as a host does, by names only.</summary>
    private static (string[] Preferred, Dictionary<string, Func<object, string>> Forms) Source(Type type)
    {
        foreach (object attribute in typeof(Graph).Assembly.GetCustomAttributes().Where(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute"))
        {
            object source = Activator.CreateInstance((Type)Property(attribute, "FormatterSourceType"))!;
            object[] formatters = [.. ((IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).Cast<object>()];
            if (!formatters.All(formatter => (Type)Property(formatter, "Type") == type)) continue;
            return (
                (string[])Property(attribute, "PreferredMimeTypes"),
                formatters.ToDictionary(
                    formatter => (string)Property(formatter, "MimeType"),
                    formatter => (Func<object, string>)(value => Format(formatter, value))));
        }

        throw new InvalidOperationException($"No source for {type}.");
    }

    private static string Format(object formatter, object value)
    {
        using var writer = new StringWriter();
        MethodInfo format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!;
        Assert.Equal(true, format.Invoke(formatter, [value, writer]));
        Assert.Equal(false, format.Invoke(formatter, ["something else", writer]));
        return writer.ToString();
    }

    private static object Property(object owner, string name) => owner.GetType().GetProperty(name)!.GetValue(owner)!;

    private sealed class Watched(string folder) : AssemblyLoadContext("watched", isCollectible: true)
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("Micrograd", StringComparison.Ordinal) && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}

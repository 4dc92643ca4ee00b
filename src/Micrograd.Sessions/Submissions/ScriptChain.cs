using System.Collections.Immutable;
using System.Text;

using Micrograd.Sessions.Cells;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Sessions.Submissions;

/// <summary>
/// Compiles submissions, each of which sees the names of those before it. Roslyn's own <c>CSharpScript</c> isn't used: it needs assembly files and
/// never unloads.
/// </summary>
internal sealed class ScriptChain
{
    /// <summary>What every cell imports: what .NET Interactive imports, and the display methods.</summary>
    private static readonly ImmutableArray<string> Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(CellDisplay).FullName!,
    ];

    private static readonly CSharpParseOptions ParseOptions = new(CellLanguageVersion.Released, DocumentationMode.Parse, SourceCodeKind.Script);

    // Debug: a stack trace shows each call with its line. Release gains a quarter on the course's graphs and loses the frames.
    private static readonly CSharpCompilationOptions CompilationOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Usings,
        optimizationLevel: OptimizationLevel.Debug,
        allowUnsafe: true,
        concurrentBuild: !OperatingSystem.IsBrowser(),
        nullableContextOptions: NullableContextOptions.Annotations);

    // Each method first asks whether there is stack left: an endless recursion is then an exception, not the end of the process.
    private static readonly EmitOptions EmitOptions = new(
        debugInformationFormat: DebugInformationFormat.PortablePdb,
        instrumentationKinds: [InstrumentationKind.StackOverflowProbing]);

    private volatile Link _last = new(null, 0);

    /// <summary>The last submission that was accepted. Compilations never change: an editor may ask about it while a cell is being compiled or runs.</summary>
    public CSharpCompilation? Last => _last.Compilation;

    private static readonly Lock Binding = new();

    /// <summary>Parses C# as it stands in a cell.</summary>
    public static SyntaxTree Parse(string code, string path, LanguageVersion language, CancellationToken cancellationToken = default) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions.WithLanguageVersion(language), path, cancellationToken);

    /// <summary>
    /// Parses C# to run it. A column of the tree can be one further to the right than in the cell, behind a name that is a keyword elsewhere.
    /// </summary>
    public static SyntaxTree ParseToRun(string code, string path, LanguageVersion language, CancellationToken cancellationToken = default) =>
        ContextualNames.Escape(code, text => Parse(text, path, language, cancellationToken));

    /// <summary>Parses C# as it would run, to look at it: every place in the tree is the text's. (Its text, parsed again, is another tree.)</summary>
    public static SyntaxTree ParseToRead(string code, string path, LanguageVersion language, CancellationToken cancellationToken = default) =>
        ContextualNames.Unescape(ParseToRun(code, path, language, cancellationToken), code);

    /// <summary>What Roslyn knows of C# that stands after a submission; nothing is emitted.</summary>
    /// <param name="tree">The C#, or null for none.</param>
    /// <param name="references">All that it may refer to: what the submissions before it were given, in the same order, and then what is new.</param>
    /// <param name="previous">The submission before it.</param>
    /// <param name="name">The assembly's name.</param>
    public static CSharpCompilation Bind(SyntaxTree? tree, IEnumerable<MetadataReference> references, CSharpCompilation? previous, string name = "Edited")
    {
        if (tree is not null) previous = Hide(StaleOverloads.Of(tree, previous), previous);

        // A submission takes over the references of those before it: given again, they would be kept once more for each submission after it.
        IEnumerable<MetadataReference> added = references.Skip(Chain(previous).Sum(before => before.ExternalReferences.Length));
        CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(name, tree, added, CompilationOptions, returnType: typeof(object));

        // Told afterwards, for Roslyn would look for errors in all of it first, and refuse it if there are: an editor has cells that don't compile.
        if (previous is not null)
            compilation = compilation.WithScriptCompilationInfo(compilation.ScriptCompilationInfo!.WithPreviousScriptCompilation(previous));

        // Resolves the references, one compilation at a time: each takes over the assemblies of those before it. Two that did so side by side (a
        // warm-up, an editor's question and a cell) would have two sets of them, and a later cell would find every name of theirs twice.
        lock (Binding) _ = compilation.Assembly;
        return compilation;
    }

    /// <summary>Compiles a submission. It becomes part of the chain when <see cref="Accept"/> is called.</summary>
    /// <exception cref="CompilationException">It doesn't compile.</exception>
    public Submission Compile(SyntaxTree tree, IEnumerable<MetadataReference> references, CancellationToken cancellationToken)
    {
        Link last = _last;
        string name = $"Submission-{last.Count + 1}";
        CSharpCompilation compilation = Bind(tree, references, last.Compilation, name);
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        var image = new MemoryStream();
        var symbols = new MemoryStream();
        if (root.Members.Count == 0)
        {
            // Usings and comments only: nothing to emit, but there can be errors.
            ImmutableArray<Diagnostic> found = compilation.GetDiagnostics(cancellationToken);
            var problems = new CompilationException(found);
            return problems.Errors.IsEmpty ? new Submission(name, compilation, image, symbols, null, null, root, HasWarnings(found)) : throw problems;
        }

        EmitResult emitted = compilation.Emit(image, symbols, options: EmitOptions, cancellationToken: cancellationToken);
        if (!emitted.Success) throw new CompilationException(emitted.Diagnostics);
        image.Position = symbols.Position = 0;
        IMethodSymbol entry = compilation.GetEntryPoint(cancellationToken)!;
        return new Submission(name, compilation, image, symbols, entry.ContainingType.MetadataName, entry.MetadataName, root, HasWarnings(emitted.Diagnostics));

        bool HasWarnings(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => CellDiagnostics.AreWorthSaying(diagnostic, tree));
    }

    /// <summary>What the compiler warns of.</summary>
    public ImmutableArray<Diagnostic> Warnings(SyntaxTree tree, IEnumerable<MetadataReference> references, CancellationToken cancellationToken) =>
        [.. Bind(tree, references, _last.Compilation).GetDiagnostics(cancellationToken)
            .Where(diagnostic => CellDiagnostics.AreWorthSaying(diagnostic, tree)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>Adds a compiled submission: later ones see its names, whether it has run to its end or not.</summary>
    public void Accept(Submission submission) => _last = new Link(submission.Compilation, _last.Count + 1);

    // Where the compiler, which looks for a method's overloads in one submission after the other, comes to something else of that name, it looks no further. An
    // alias for a namespace is that, and nothing that runs or can be called.
    private static CSharpCompilation? Hide(ImmutableArray<string> methods, CSharpCompilation? previous)
    {
        if (methods.IsEmpty) return previous;
        string aliases = string.Concat(methods.Select(name => $"using @{name} = System;\n"));
        return Bind(CSharpSyntaxTree.ParseText(aliases, ParseOptions), [], previous, "Hiding");
    }

    private static IEnumerable<Compilation> Chain(Compilation? last)
    {
        for (Compilation? each = last; each is not null; each = each.ScriptCompilationInfo?.PreviousScriptCompilation) yield return each;
    }

    private sealed record Link(CSharpCompilation? Compilation, int Count);
}

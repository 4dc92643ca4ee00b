using System.Collections.Immutable;
using System.Globalization;

using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Errors;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions;

/// <summary>Compiles a session's C#: what it sees of the cells before it, what it refers to, and the checks that make it stoppable.</summary>
/// <param name="platform">What every cell can use.</param>
/// <param name="libraries">What cells have referred to.</param>
/// <param name="assemblies">What loads the session's copies of assemblies.</param>
/// <param name="isAlone">True when the process has no other session: it needs no copies.</param>
/// <param name="withChecks">True where cells can be interrupted.</param>
#pragma warning disable CA1001 // A request that is being answered still uses the semaphore; it holds nothing of the system.
internal sealed class SubmissionCompiler(IAssemblySource platform, ReferencedLibraries libraries, SessionAssemblies assemblies, bool isAlone, bool withChecks)
#pragma warning restore CA1001
{
    private readonly ScriptChain _chain = new();
    private readonly SemaphoreSlim _reading = new(1);
    private volatile List<MetadataReference>? _references;
    private volatile SessionState? _state;

    /// <summary>The version of C# that cells are written in.</summary>
    public LanguageVersion Language { get; set; } = CellLanguageVersion.Released;

    /// <summary>Compiles without running anything, so that the compiler is loaded when the reader's first cell comes.</summary>
    public async Task WarmUpAsync(string code, CancellationToken cancellationToken) =>
        new ScriptChain().Compile(
            ScriptChain.Parse(code, "warm-up", Language, cancellationToken),
            await ReferencesAsync(cancellationToken).ConfigureAwait(false),
            cancellationToken);

    /// <summary>Compiles a cell's C#. It becomes part of what later ones see when <see cref="Accept"/> is called.</summary>
    /// <param name="code">The text.</param>
    /// <param name="path">The name that places in it are given by.</param>
    /// <param name="warn">Gets what a reader is to be told about C# that compiles.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CompilationException">It doesn't compile.</exception>
    public async Task<Submission> CompileAsync(string code, string path, Action<string> warn, CancellationToken cancellationToken)
    {
        SyntaxTree tree = ScriptChain.ParseToRun(code, path, Language, cancellationToken);
        List<MetadataReference> references = [.. await ReferencesAsync(cancellationToken).ConfigureAwait(false), .. libraries.References];
        Submission submission = Compile(tree, references, warn, cancellationToken);

        // The checks can move a warning, or be the cause of one.
        if (submission.HasWarnings && ErrorReport.Of(_chain.Warnings(tree, references, cancellationToken)) is { Length: > 0 } warnings) warn(warnings);
        return submission;
    }

    /// <summary>Adds a compiled submission: later ones see its names, whether it has run to its end or not.</summary>
    public void Accept(Submission submission) => _chain.Accept(submission);

    /// <summary>What the session has accepted so far. Doesn't wait for a running cell.</summary>
    public async ValueTask<SessionState> StateAsync(CancellationToken cancellationToken)
    {
        List<MetadataReference> common = await ReferencesAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<PortableExecutableReference> own = libraries.References;
        SessionState? known = _state;
        if (known is not null && known.Last == _chain.Last && known.Language == Language && known.References.Length == common.Count + own.Length) return known;
        return _state = new SessionState(_chain.Last, [.. common, .. own], Language);
    }

    // What doesn't compile is reported as the reader wrote it.
    private Submission Compile(SyntaxTree tree, List<MetadataReference> references, Action<string> warn, CancellationToken cancellationToken)
    {
        string? problem = null;
        if (withChecks && CheckedTree.Of(tree) is { } withItsChecks)
        {
            try
            {
                return _chain.Compile(withItsChecks.Tree, references, cancellationToken) with { Columns = withItsChecks.Places };
            }
            catch (CompilationException exception)
            {
                if (withItsChecks.AsWritten(exception.All) is { } errors) throw new CompilationException(errors);
                problem = $"{exception.Errors[0].Id}: {exception.Errors[0].GetMessage(CultureInfo.InvariantCulture)}";
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                problem = exception.Message;
            }
        }

        try
        {
            Submission submission = _chain.Compile(tree, references, cancellationToken);
            if (problem is not null) warn($"{tree.FilePath}: warning: this cell has no checks in it, so that an interrupt can't end its loops: {problem}\n");
            return submission;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CompilationException))
        {
            throw CompilationException.Of(exception);
        }
    }

    private async ValueTask<List<MetadataReference>> ReferencesAsync(CancellationToken cancellationToken)
    {
        if (_references is { } known) return known;
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_references is { } read) return read;
            var references = new List<MetadataReference>();
            foreach (string name in platform.Names) references.Add(await platform.ReferenceAsync(name, cancellationToken).ConfigureAwait(false));
            foreach (string name in isAlone ? [] : SessionAssemblies.Copied)
            {
                assemblies.Offer(name, await platform.ImageAsync(name, cancellationToken).ConfigureAwait(false));
            }

            return _references = references;
        }
        finally
        {
            _reading.Release();
        }
    }
}

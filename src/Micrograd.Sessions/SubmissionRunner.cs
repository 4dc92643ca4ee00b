using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;

using Micrograd.Notebooks.Outputs;
using Micrograd.Notebooks.Runs;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Cells;
using Micrograd.Sessions.Directives;
using Micrograd.Sessions.Errors;
using Micrograd.Sessions.Formatting;
using Micrograd.Sessions.Interruption;
using Micrograd.Sessions.Packages;
using Micrograd.Sessions.Submissions;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions;

/// <summary>Compiles C#, loads it and runs it, in one session.</summary>
internal sealed class SubmissionRunner : IDisposable
{
    private readonly ScriptChain _chain = new();
    private readonly SubmissionStates _states = new();
    private readonly IAssemblySource _platform;
    private readonly ConcurrentDictionary<string, bool> _files = new(StringComparer.Ordinal);
    private CellThread? _thread;
    private readonly ImmutableArray<string> _copied;
#pragma warning disable CA2213 // A request that is being answered still uses it; it holds nothing of the system.
    private readonly SemaphoreSlim _reading = new(1);
#pragma warning restore CA2213
    private volatile List<MetadataReference>? _references;
    private volatile SessionState? _state;
    private volatile CellScope? _lastCell;

    public SubmissionRunner(SessionOptions options)
    {
        _platform = options.Assemblies ?? ProcessAssemblies.Instance;
        _thread = options.OwnThread ? new CellThread(UnhandledExceptions.Show) : null;
        _copied = options.IsAlone ? [] : SessionAssemblies.Copied;
        Libraries = new ReferencedLibraries(options.Files, _platform, Assemblies);
        Packages = new SessionPackages(options.Packages, options.Folder, options.PackageTimeLimit, Libraries, Assemblies);
        Formatter = new ObjectFormatter(Assemblies);
        Errors = new ErrorReport(Sources, Assemblies);
        Directives = new DirectiveTable([.. BuiltInDirectives.All, .. options.Directives]);
        IsAlone = options.IsAlone;
        UnhandledExceptions.Watch(this);
    }

    /// <summary>The version of C# that cells are written in.</summary>
    public LanguageVersion Language { get; set; } = CellLanguageVersion.Released;

    /// <summary>True when the process has no other session.</summary>
    public bool IsAlone { get; }

    public SessionAssemblies Assemblies { get; } = new();

    public ReferencedLibraries Libraries { get; }

    public SessionPackages Packages { get; }

    /// <summary>What every cell can use.</summary>
    public IAssemblySource Platform => _platform;

    public ObjectFormatter Formatter { get; }

    public CellSources Sources { get; } = new();

    public ErrorReport Errors { get; }

    /// <summary>The directives that cells can use.</summary>
    public DirectiveTable Directives { get; }

    /// <summary>True when the last cell was interrupted, and something that it called runs on.</summary>
    public bool IsStillRunning => _thread is { IsLeft: true };

    /// <summary>The variables that the session holds now.</summary>
    public IEnumerable<(string Name, Type Type, object? Value)> Variables => _states.Variables();

    /// <summary>True for the name of an assembly that every cell can use anyway, such as <c>System.Xml</c>.</summary>
    public bool IsPlatform(string assembly) =>
        _platform.Names.Contains(assembly) || (assembly.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && _platform.Names.Contains(assembly[..^4]));

    /// <summary>True when a cell has loaded a script or a notebook: what it declares is known.</summary>
    public bool HasLoaded(string file) => _files.ContainsKey(file);

    /// <summary>Remembers that a script or a notebook was loaded.</summary>
    public void Loaded(string file) => _files[file] = true;

    /// <summary>Compiles without running anything, so that the compiler is loaded when the reader's first cell comes.</summary>
    public async Task WarmUpAsync(string code, CancellationToken cancellationToken) =>
        new ScriptChain().Compile(ScriptChain.Parse(code, "warm-up", Language, cancellationToken), await ReferencesAsync(cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Runs C# to its end.</summary>
    /// <param name="code">The text; its lines count from 1, as in the text that <see cref="Sources"/> has under the same path.</param>
    /// <param name="path">The name that places in it are given by.</param>
    /// <param name="scope">Where output goes.</param>
    /// <param name="show">Makes an output of the trailing expression's value.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="CompilationException">It doesn't compile.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task RunAsync(string code, string path, CellScope scope, Func<MimeBundle, CellOutput> show, CancellationToken cancellationToken)
    {
        SyntaxTree tree = ScriptChain.ParseToRun(code, path, Language, cancellationToken);
        List<MetadataReference> platform = await ReferencesAsync(cancellationToken).ConfigureAwait(false);
        List<MetadataReference> references = [.. platform, .. Libraries.References];
        Submission submission = Compile(tree, references, cancellationToken);

        // The checks can move a warning, or be the cause of one.
        if (submission.HasWarnings && ErrorReport.Of(_chain.Warnings(tree, references, cancellationToken)) is { Length: > 0 } warnings) scope.Show(new StreamOutput(StreamName.Error, warnings));
        if (submission.EntryType is null)
        {
            _chain.Accept(submission);
            return;
        }

        Sources.Add(submission, scope);
        Assembly assembly = Assemblies.LoadSubmission(submission.Name, submission.Image, submission.Symbols);
        _chain.Accept(submission);

        await OnThreadAsync(
            async () =>
            {
                object? value = await _states.Start(assembly, submission).ConfigureAwait(true);
                if (submission.Shows(value) && value is not DisplayedValue) scope.Show(show(scope.Format(value)));
            },
            scope,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls code that a cell has left behind, as a cell of its own.</summary>
    /// <returns>How it ended; an error was shown.</returns>
    public async Task<CellStatus> RunAsync(Action callback, CellScope scope, CancellationToken cancellationToken)
    {
        try
        {
            await OnThreadAsync(
                () =>
                {
                    callback();
                    return Task.CompletedTask;
                },
                scope,
                cancellationToken).ConfigureAwait(false);
            return CellStatus.Succeeded;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            scope.Show(ErrorReport.Interrupted(IsStillRunning));
            return CellStatus.Cancelled;
        }
        catch (Exception exception)
        {
            scope.Show(Errors.Of(exception, ""));
            return CellStatus.Failed;
        }
    }

    /// <summary>Does work of the session's own as if a cell did it.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CellScope scope, CancellationToken cancellationToken)
    {
        T result = default!;
        await OnThreadAsync(
            () =>
            {
                result = work();
                return Task.CompletedTask;
            },
            scope,
            cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>What a variable holds, on one line; null when there is none of that name.</summary>
    public async Task<string?> LineAsync(string variable, CancellationToken cancellationToken)
    {
        string? line = null;
        var unseen = new CellScope(Formatter.Format, new CommTable(), static _ => { });
        await OnThreadAsync(
            () =>
            {
                line = Variables.Where(each => each.Name == variable).Select(each => Formatter.Line(each.Value)).FirstOrDefault();
                return Task.CompletedTask;
            },
            unseen,
            cancellationToken).ConfigureAwait(false);
        return line;
    }

    /// <summary>The cell that an exception comes from, as its stack tells: the one that the outermost of the session's calls stands in, or the last that has run.</summary>
    public CellScope? CellOf(IEnumerable<StackFrame> frames) =>
        frames.Reverse().Select(frame => frame.GetMethod() is { } method ? Sources.CellOf(method) : null).FirstOrDefault(cell => cell is not null) ?? _lastCell;

    public void Dispose()
    {
        UnhandledExceptions.Forget(this);
        _thread?.Dispose();
        if (Assemblies.IsCollectible) Assemblies.Unload();
    }

    /// <summary>What the session has accepted so far. Doesn't wait for a running cell.</summary>
    public async ValueTask<SessionState> StateAsync(CancellationToken cancellationToken)
    {
        List<MetadataReference> platform = await ReferencesAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<PortableExecutableReference> libraries = Libraries.References;
        SessionState? known = _state;
        if (known is not null && known.Last == _chain.Last && known.Language == Language && known.References.Length == platform.Count + libraries.Length) return known;
        return _state = new SessionState(_chain.Last, [.. platform, .. libraries], Language);
    }

    // Where cells can be interrupted they are compiled with checks. What doesn't compile is reported as the reader wrote it.
    private Submission Compile(SyntaxTree tree, IReadOnlyList<MetadataReference> references, CancellationToken cancellationToken)
    {
        string text = _thread is null ? "" : CheckedText.Of(tree);
        if (text.Length > tree.Length)
        {
            try
            {
                return _chain.Compile(ScriptChain.Parse(text, tree.FilePath, ((CSharpParseOptions)tree.Options).LanguageVersion, cancellationToken), references, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
            }
        }

        try
        {
            return _chain.Compile(tree, references, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CompilationException))
        {
            throw CompilationException.Of(exception);
        }
    }

    private Task<bool> OnThreadAsync(Func<Task> work, CellScope scope, CancellationToken cancellationToken)
    {
        if (IsStillRunning) _thread = new CellThread(UnhandledExceptions.Show);
        return _thread is null ? Run(null) : _thread.RunAsync(Run, cancellationToken);

        async Task<bool> Run(CellInterruption? interruption)
        {
            scope.Interruption = interruption;
            scope.Report = exception => Errors.Of(exception, "");
            _lastCell = scope;
            CellScope.Current = scope;
            await work().ConfigureAwait(true);
            return true;
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
            foreach (string name in _platform.Names) references.Add(await _platform.ReferenceAsync(name, cancellationToken).ConfigureAwait(false));
            foreach (string name in _copied)
            {
                Assemblies.Offer(name, await _platform.ImageAsync(name, cancellationToken).ConfigureAwait(false));
            }

            return _references = references;
        }
        finally
        {
            _reading.Release();
        }
    }
}

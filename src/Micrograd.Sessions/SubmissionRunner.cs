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

using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Sessions;

/// <summary>Runs what cells consist of, in one session, and keeps what they have brought.</summary>
internal sealed class SubmissionRunner : IDisposable
{
    private readonly SubmissionCompiler _compiler;
    private readonly SubmissionStates _states = new();
    private readonly IAssemblySource _platform;
    private readonly IFileSource _files;
    private readonly ReferencedLibraries _libraries;
    private readonly SessionPackages _packages;
    private readonly ObjectFormatter _formatter;
    private readonly ErrorReport _errors;
    private readonly CellSources _sources = new();
    private readonly ConcurrentDictionary<string, bool> _loadedFiles = new(StringComparer.Ordinal);
    private CellThread? _thread;
    private volatile CellScope? _lastCell;
    private volatile ImmutableList<RanCode> _ran = [];

    public SubmissionRunner(SessionOptions options)
    {
        // It refuses what isn't right, and nothing has been started yet.
        Directives = new DirectiveTable(BuiltInDirectives.All, options.Directives);
        _platform = options.Assemblies ?? ProcessAssemblies.Instance;
        _thread = options.OwnThread ? new CellThread(UnhandledExceptions.Show) : null;
        _files = options.Files;
        _libraries = new ReferencedLibraries(_files, _platform, Assemblies);
        _compiler = new SubmissionCompiler(_platform, _libraries, Assemblies, isAlone: options.IsAlone, withChecks: options.OwnThread);
        _packages = new SessionPackages(options.Packages, options.Folder, options.PackageTimeLimit, _libraries, Assemblies);
        _formatter = new ObjectFormatter(Assemblies);
        Variables = new SessionVariables(_states, _formatter);
        _errors = new ErrorReport(_sources, Assemblies);
        IsAlone = options.IsAlone;
        UnhandledExceptions.Watch(this);
    }

    /// <summary>The version of C# that cells are written in.</summary>
    public LanguageVersion Language
    {
        get => _compiler.Language;
        set => _compiler.Language = value;
    }

    /// <summary>True when the process has no other session.</summary>
    public bool IsAlone { get; }

    public SessionAssemblies Assemblies { get; } = new();

    /// <summary>The directives that cells can use.</summary>
    public DirectiveTable Directives { get; }

    /// <summary>True when the last cell was interrupted, and something that it called runs on.</summary>
    public bool IsStillRunning => _thread is { IsLeft: true };

    /// <summary>All C# that has run, in its order. What doesn't compile isn't there; what was ended by an error is.</summary>
    public ImmutableList<RanCode> Ran => _ran;

    /// <summary>The variables that the session holds.</summary>
    public SessionVariables Variables { get; }

    /// <summary>True for the name of an assembly that every cell can use anyway, such as <c>System.Xml</c>.</summary>
    public bool IsPlatform(string assembly) =>
        _platform.Names.Contains(assembly) || (assembly.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && _platform.Names.Contains(assembly[..^4]));

    /// <summary>True when a package of that name is loaded.</summary>
    public bool IsPackageLoaded(string package) => _packages.IsLoaded(package);

    /// <summary>Refers to an assembly, and to those beside it that it needs.</summary>
    /// <exception cref="AssemblyReferenceException">It can't be.</exception>
    public async Task ReferAsync(string path, CancellationToken cancellationToken) => await _libraries.AddAsync(path, cancellationToken).ConfigureAwait(false);

    /// <summary>Looks at assemblies as <see cref="ReferAsync"/> does, and loads none.</summary>
    public ReferencedLibraries LookAtLibraries() => new(_files, _platform, assemblies: null);

    /// <summary>Adds a place to look for packages in.</summary>
    /// <exception cref="PackageException">There is no such place.</exception>
    public void AddPackageSource(string source, string folder) => _packages.AddSource(source, folder);

    /// <summary>Restores packages and refers to their assemblies.</summary>
    /// <exception cref="PackageException">A package can't be had, or doesn't go with what is loaded.</exception>
    public Task RestoreAsync(ImmutableArray<PackageRequest> packages, CellScope scope, CancellationToken cancellationToken) =>
        _packages.AddAsync(packages, scope, cancellationToken);

    /// <summary>Remembers a text that is about to run.</summary>
    public void Remember(CellSource source) => _sources.Add(source);

    /// <summary>Where a cell's output goes.</summary>
    public CellScope Scope(CommTable comms, Action<CellOutput> show, CellRequest? request = null) =>
        new(_formatter.Format, comms, show, request?.Ask)
        {
            Progress = request?.Progress,
            Run = request is null ? null : new RanCell(request.Id, request.Code),
        };

    /// <summary>Loads what formats values, so that the first value doesn't wait for it.</summary>
    public void LoadFormatter() => _formatter.Load();

    /// <summary>What a reader is told of an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="name">The cell's name, where it is known.</param>
    public ErrorOutput Report(Exception exception, string name = "") => _errors.Of(exception, name);

    /// <summary>True when a cell has loaded a script or a notebook: what it declares is known.</summary>
    public bool HasLoaded(string file) => _loadedFiles.ContainsKey(file);

    /// <summary>Remembers that a script or a notebook was loaded.</summary>
    public void Loaded(string file) => _loadedFiles[file] = true;

    /// <inheritdoc cref="SubmissionCompiler.WarmUpAsync"/>
    public Task WarmUpAsync(string code, CancellationToken cancellationToken) => _compiler.WarmUpAsync(code, cancellationToken);

    /// <inheritdoc cref="SubmissionCompiler.StateAsync"/>
    public ValueTask<SessionState> StateAsync(CancellationToken cancellationToken) => _compiler.StateAsync(cancellationToken);

    /// <summary>Runs C# to its end.</summary>
    /// <param name="code">The text; its lines count from 1, as in the text that was remembered under the same name.</param>
    /// <param name="path">The name that places in it are given by.</param>
    /// <param name="scope">Where output goes.</param>
    /// <param name="show">Makes an output of the trailing expression's value.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="CompilationException">It doesn't compile.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task RunAsync(string code, string path, CellScope scope, Func<MimeBundle, CellOutput> show, CancellationToken cancellationToken)
    {
        LanguageVersion language = Language;
        Submission submission = await _compiler
            .CompileAsync(code, path, warning => scope.Show(new StreamOutput(StreamName.Error, warning)), cancellationToken)
            .ConfigureAwait(false);
        if (submission.EntryType is null)
        {
            Accept();
            return;
        }

        _sources.Add(submission, scope, path);
        Assembly assembly = Assemblies.LoadSubmission(submission.Name, submission.Image, submission.Symbols);
        Accept();

        await OnThreadAsync(
            async () =>
            {
                object? value = await _states.Start(assembly, submission).ConfigureAwait(true);
                if (submission.Shows(value) && value is not DisplayedValue) scope.Show(show(scope.Format(value)));
            },
            scope,
            cancellationToken).ConfigureAwait(false);

        void Accept()
        {
            _compiler.Accept(submission);
            _ran = _ran.Add(new RanCode(scope.Run ?? new RanCell(null, code), code, _sources.Find(path).File, language, submission.Compilation));
        }
    }

    /// <summary>Does a cell's work to its end, and shows what has gone wrong.</summary>
    /// <param name="work">The work.</param>
    /// <param name="scope">Where output goes.</param>
    /// <param name="name">The cell's name.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>How it ended.</returns>
    public async Task<CellStatus> EndAsync(Func<Task> work, CellScope scope, string name, CancellationToken cancellationToken)
    {
        try
        {
            await work().ConfigureAwait(false);
            return CellStatus.Succeeded;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            scope.Show(ErrorReport.Interrupted(IsStillRunning));
            return CellStatus.Cancelled;
        }
        catch (Exception exception)
        {
            scope.Show(_errors.Of(exception, name));
            return CellStatus.Failed;
        }
    }

    /// <summary>Does work of the session's own as if a cell did it.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CellScope scope, CancellationToken cancellationToken)
    {
        T result = default!;
        await RunAsync(() => { result = work(); }, scope, cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Action work, CellScope scope, CancellationToken cancellationToken) => OnThreadAsync(
        () =>
        {
            work();
            return Task.CompletedTask;
        },
        scope,
        cancellationToken);

    /// <summary>Looks into values. What they say is code of the cells: it runs where they do, and nobody sees what it shows.</summary>
    /// <param name="look">Looks.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public Task InspectAsync(Action look, CancellationToken cancellationToken) => OnThreadAsync(
        () =>
        {
            look();
            return Task.CompletedTask;
        },
        Scope(new CommTable(), static _ => { }),
        cancellationToken,
        isCell: false);

    /// <inheritdoc cref="InspectAsync"/>
    /// <param name="look">Looks.</param>
    /// <param name="longest">After which time it is interrupted, too.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    public async Task<T?> InspectAsync<T>(Func<T?> look, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        T? seen = default;
        await InspectAsync(() => { seen = look(); }, limit.Token).ConfigureAwait(false);
        return seen;
    }

    /// <summary>
    /// The cell that an exception comes from, as its stack tells: the one that the outermost of the session's calls stands in, or the last that has run.
    /// </summary>
    public CellScope? CellOf(IEnumerable<StackFrame> frames) =>
        frames.Reverse()
            .Select(frame => frame.GetMethod() is { } method ? _sources.CellOf(method) : null)
            .FirstOrDefault(cell => cell is not null) ?? _lastCell;

    public void Dispose()
    {
        UnhandledExceptions.Forget(this);
        _thread?.Dispose();
        if (Assemblies.IsCollectible) Assemblies.Unload();
    }

    private Task<bool> OnThreadAsync(Func<Task> work, CellScope scope, CancellationToken cancellationToken, bool isCell = true)
    {
        if (IsStillRunning) _thread = new CellThread(UnhandledExceptions.Show);
        return _thread is null ? Run(null) : _thread.RunAsync(Run, cancellationToken, mayLeave: isCell);

        async Task<bool> Run(CellInterruption? interruption)
        {
            scope.Interruption = interruption;
            scope.Report = exception => Report(exception);
            if (isCell) _lastCell = scope;
            CellScope.Current = scope;
            await work().ConfigureAwait(true);
            return true;
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

using Micrograd.Notebooks.Outputs;
using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Cells;

namespace Micrograd.Sessions.Packages;

/// <summary>The packages of one session: follows <c>#r "nuget:"</c> and <c>#i "nuget:"</c>.</summary>
/// <param name="restore">What restores them; null where nothing can.</param>
/// <param name="folder">The notebook's folder.</param>
/// <param name="timeLimit">How long restoring may take.</param>
/// <param name="libraries">What refers to their assemblies.</param>
/// <param name="assemblies">What loads them.</param>
internal sealed partial class SessionPackages(
    IPackageRestore? restore, string folder, TimeSpan timeLimit, ReferencedLibraries libraries, SessionAssemblies assemblies)
{
    private const string Prefix = "nuget:";
    private const string Usage = "#r \"nuget: Name, Version\"";

    private ImmutableArray<string> _sources = [];
    private ImmutableSortedDictionary<string, PackageRequest> _asked =
        ImmutableSortedDictionary.Create<string, PackageRequest>(StringComparer.OrdinalIgnoreCase);
    private ImmutableDictionary<string, string> _loaded = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the argument of a directive that is about packages.</summary>
    public static bool IsPackage(string argument) => argument.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a package of that name is loaded.</summary>
    public bool IsLoaded(string package) => _loaded.ContainsKey(package);

    /// <summary>Adds a place to look for packages in: an address, or a path that starts from a folder.</summary>
    /// <exception cref="PackageException">It is a folder that isn't there.</exception>
    public void AddSource(string argument, string start)
    {
        string source = IsPackage(argument) ? argument[Prefix.Length..].Trim() : "";
        if (source.Length == 0) throw new PackageException("#i needs a package source: #i \"nuget:https://host/index.json\" or #i \"nuget:folder\"");
        if (!source.Contains("://", StringComparison.Ordinal))
        {
            source = Path.GetFullPath(source, Path.GetFullPath(start));
            if (!Directory.Exists(source)) throw new PackageException($"There is no folder {source} to look for packages in.");
        }

        if (!_sources.Contains(source)) _sources = _sources.Add(source);
    }

    /// <summary>What a directive asks for.</summary>
    /// <exception cref="PackageException">It isn't written as it should be.</exception>
    public static PackageRequest Parse(string argument)
    {
        Match match = Request().Match(argument);
        if (!match.Success) throw new PackageException($"{argument} doesn't name a package. It is written {Usage}, or {Usage.Replace(", Version", "", StringComparison.Ordinal)} for the newest.");
        return new PackageRequest(match.Groups["name"].Value, match.Groups["version"] is { Success: true, Value.Length: > 0 } version ? version.Value : null);
    }

    /// <summary>Restores packages and refers to their assemblies. Shows what it is doing.</summary>
    /// <exception cref="PackageException">A package can't be had, or doesn't go with what is loaded.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public async Task AddAsync(ImmutableArray<PackageRequest> requests, CellScope scope, CancellationToken cancellationToken)
    {
        if (restore is null) throw new PackageException("Packages can't be restored here. Refer to an assembly: #r \"path/to/Some.dll\"");
        foreach (PackageRequest request in requests)
        {
            if (request.IsExact && _loaded.TryGetValue(request.Name, out string? loaded)
                && !IsSame(loaded, request.Version!))
            {
                throw Conflict(request.ToString(), request.Name, loaded, request.Version!);
            }
        }

        if (requests.All(request => _loaded.ContainsKey(request.Name) && (request.IsExact || request.Version is null)))
        {
            scope.Show(new DisplayOutput(Installed(requests)));
            return;
        }

        // What is loaded can't change any more: the others have to suit it.
        ImmutableSortedDictionary<string, PackageRequest> all = _asked;
        foreach (PackageRequest request in requests)
        {
            all = all.SetItem(
                request.Name,
                request.Version is null && _loaded.TryGetValue(request.Name, out string? loaded) ? new PackageRequest(request.Name, loaded) : request);
        }

        string id = Guid.NewGuid().ToString("n");
        bool isShown = false;
        string asked = string.Join("; ", requests);
        scope.Progress?.Invoke(new CellProgress($"Restoring {asked}"));
        try
        {
            scope.Show(new DisplayOutput(Lines("Restoring", [.. requests.Select(request => request + " …")]), id));
            isShown = true;
            ImmutableArray<RestoredPackage> packages = await RestoreAsync([.. all.Values], asked, cancellationToken).ConfigureAwait(false);
            await LoadAsync(packages, requests, cancellationToken).ConfigureAwait(false);
            foreach (RestoredPackage package in packages) _loaded = _loaded.SetItem(package.Name, package.Version);
            _asked = all.SetItems(all.Keys.Where(_loaded.ContainsKey).Select(name => KeyValuePair.Create(name, new PackageRequest(name, _loaded[name]))));
            scope.Show(new DisplayUpdate(id, Installed(requests)));
            isShown = false;
        }
        finally
        {
            if (isShown) scope.Show(new DisplayUpdate(id, Lines("Not installed:", [asked])));
            scope.Progress?.Invoke(new CellProgress(isShown ? $"Not installed: {asked}" : $"Installed {asked}", Done: true));
        }
    }

    private async Task<ImmutableArray<RestoredPackage>> RestoreAsync(ImmutableArray<PackageRequest> all, string asked, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeLimit);
        try
        {
            return await restore!.RestoreAsync(all, _sources, folder, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            string seconds = timeLimit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new PackageException($"{asked}: restoring took longer than {seconds} s and was stopped. Is the network slow? What was fetched so far is kept: run the cell again.");
        }
        catch (PackageRestoreException exception)
        {
            throw new PackageException(exception.Message, exception.Package, exception);
        }
    }

    // Nothing is loaded unless all of it can be. What was asked for is named before what it needs.
    private async Task LoadAsync(ImmutableArray<RestoredPackage> packages, ImmutableArray<PackageRequest> requests, CancellationToken cancellationToken)
    {
        bool IsAsked(RestoredPackage package) => requests.Any(request => request.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase));
        foreach (RestoredPackage package in packages.OrderByDescending(IsAsked))
        {
            if (_loaded.TryGetValue(package.Name, out string? before) && before != package.Version)
            {
                throw Conflict(package.Name, package.Name, before, package.Version);
            }

            foreach (string assembly in package.Assemblies)
            {
                if (await libraries.ConflictAsync(assembly, cancellationToken).ConfigureAwait(false) is not { } conflict) continue;
                throw new PackageException($"{package.Name}, {package.Version}{(IsAsked(package) ? "" : $", needed for {string.Join("; ", requests)},")} brings {conflict}", package.Name);
            }
        }

        foreach (RestoredPackage package in packages)
        {
            IEnumerable<string> folders = package.NativeLibraries.Select(path => Path.GetDirectoryName(path)!).Distinct();
            foreach (string folder in folders) assemblies.LookForNativeLibrariesIn(folder);
            foreach (string assembly in package.Assemblies) await libraries.AddAsync(assembly, cancellationToken).ConfigureAwait(false);
        }
    }

    private MimeBundle Installed(ImmutableArray<PackageRequest> requests) =>
        Lines("Installed", [.. requests.Select(request => $"{request.Name}, {_loaded.GetValueOrDefault(request.Name) ?? request.Version}")]);

    private static PackageException Conflict(string asked, string package, string loaded, string wanted) =>
        new($"{asked}: {package} {loaded} is loaded already, and a session can't have both. Restart the session to use {package} {wanted}.", package);

    // 1.0 and 1.0.0 are one version, and so is 1.0.0+build.
    private static bool IsSame(string a, string b) => Normal(a).Equals(Normal(b), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string version)
    {
        string[] parts = version.Split('+')[0].Split('-', 2);
        List<string> numbers = [.. parts[0].Split('.')];
        while (numbers.Count < 3) numbers.Add("0");
        if (numbers.Count == 4 && numbers[3] == "0") numbers.RemoveAt(3);
        return string.Join('.', numbers) + (parts.Length > 1 ? "-" + parts[1] : "");
    }

    private static MimeBundle Lines(string what, ImmutableArray<string> lines) => new(
        KeyValuePair.Create(MimeTypes.Html, $"<div>{string.Join("<br>", lines.Select(line => $"{what} <strong>{WebUtility.HtmlEncode(line)}</strong>"))}</div>"),
        KeyValuePair.Create(MimeTypes.PlainText, string.Join('\n', lines.Select(line => $"{what} {line}"))));

    [GeneratedRegex(@"^nuget:\s*(?<name>[\w.\-]+)\s*(,\s*(?<version>[\w.\-+*\[\](), ]*?)\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Request();
}

using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;

using Micrograd.Notebooks.Outputs;

namespace Micrograd.Sessions.Assemblies;

/// <summary>
/// What one session has loaded: its cells, the assemblies that they refer to and its own copy of the formatting library.
/// Kept apart from the host and from other sessions, and let go of when the session ends.
/// </summary>
internal sealed class SessionAssemblies : AssemblyLoadContext
{
    /// <summary>The library that gives values their HTML and text forms.</summary>
    public const string Formatting = "Microsoft.DotNet.Interactive.Formatting";

    /// <summary>What cells can use beside the class library.</summary>
    public static readonly ImmutableArray<string> Own =
    [
        typeof(SessionAssemblies).Assembly.GetName().Name!,
        typeof(CellOutput).Assembly.GetName().Name!,
        Formatting,
        "Microsoft.AspNetCore.Html.Abstractions",
    ];

    /// <summary>
    /// What each session has a copy of: the formatting library, so that formatters registered in one session don't show in another, and what
    /// <c>dynamic</c> runs on (that library uses it), whose caches would keep the session's types for ever.
    /// </summary>
    public static readonly ImmutableArray<string> Copied = [Formatting, "Microsoft.AspNetCore.Html.Abstractions", "Microsoft.CSharp"];

    /// <summary>The attribute by which assemblies bring formatters of their own; whoever declares it, the name counts.</summary>
    public const string FormatterSource = "TypeFormatterSourceAttribute";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]> _images = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _formatterSources = [];
    private readonly NativeLibraries _native = new();

    // The runtime keeps an unloading context alive until nothing refers to its assemblies any more: it must not do so itself.
    public SessionAssemblies()
        : base("C# session", isCollectible: !OperatingSystem.IsBrowser()) => Unloading += _ => Forget();

    /// <summary>Makes an assembly known by its simple name; it is loaded when a cell first needs it. The first to come keeps the name.</summary>
    public void Offer(string name, byte[] image, bool bringsFormatters = false)
    {
        lock (_gate)
        {
            if (!_loaded.ContainsKey(name) && _images.TryAdd(name, image) && bringsFormatters) _formatterSources.Add(name);
        }
    }

    /// <summary>Where the native libraries are that the assemblies call: these are loaded from bytes, so that the runtime can't know.</summary>
    public void LookForNativeLibrariesIn(string folder) => _native.LookIn(folder);

    /// <summary>Whether assemblies that bring formatters were offered since the last call of <see cref="TakeFormatterSources"/>.</summary>
    public bool OffersFormatters
    {
        get
        {
            lock (_gate) return _formatterSources.Count > 0;
        }
    }

    /// <summary>The names of the assemblies that bring formatters, offered since the last call.</summary>
    public ImmutableArray<string> TakeFormatterSources()
    {
        lock (_gate)
        {
            ImmutableArray<string> names = [.. _formatterSources];
            _formatterSources.Clear();
            return names;
        }
    }

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadSubmission(string name, Stream image, Stream symbols)
    {
        lock (_gate) return _loaded[name] = LoadFromStream(image, symbols);
    }

    /// <summary>Loads an assembly that was offered, or finds it again.</summary>
    /// <returns>The assembly, or null when none of that name was offered.</returns>
    public Assembly? Find(string name)
    {
        lock (_gate)
        {
            if (_loaded.TryGetValue(name, out Assembly? assembly)) return assembly;
            if (!_images.Remove(name, out byte[]? image)) return name == Formatting ? Default.LoadFromAssemblyName(new AssemblyName(name)) : null;
            using var stream = new MemoryStream(image, writable: false);
            return _loaded[name] = LoadFromStream(stream);
        }
    }

    /// <summary>True when the formatting library was loaded: until then no cell can have changed anything in it.</summary>
    public bool HasFormatting()
    {
        lock (_gate)
        {
            if (_loaded.ContainsKey(Formatting)) return true;
            return !_images.ContainsKey(Formatting) && Default.Assemblies.Any(assembly => assembly.GetName().Name == Formatting);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name is { } name ? Find(name) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _native.Load(unmanagedDllName);

    private void Forget()
    {
        lock (_gate)
        {
            _loaded.Clear();
            _images.Clear();
        }
    }
}

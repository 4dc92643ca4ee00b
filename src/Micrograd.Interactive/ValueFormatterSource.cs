using System.Diagnostics.CodeAnalysis;
using Micrograd.Interactive;
using Micrograd.Pictures;

[assembly: TypeFormatterSource(typeof(ValueFormatterSource), PreferredMimeTypes = ["text/plain"])]

namespace Micrograd.Interactive;

/// <summary>A value of the engine is shown as its text, <c>Value(data=4)</c>, and not as a table of its members.</summary>
internal sealed class ValueFormatterSource
{
    [SuppressMessage("Performance", "CA1822", Justification = "Hosts call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() => [new Formatter<Value>("text/plain", value => value.ToString())];
}

using System.Reflection;

using Micrograd.Sessions.Assemblies;
using Micrograd.Sessions.Formatting;

namespace Micrograd.Notebooks.Tests.Display;

/// <summary>A value that takes very long to be read, by a clock that runs ahead.</summary>
public sealed class PatienceTests
{
    private readonly ValueReader _reader = new(new FormattingLibrary(Assembly.Load(SessionAssemblies.Formatting)), ReadingBounds.Display, new RunningAhead());

    [Fact]
    public void What_takes_too_long_is_cut_where_it_stands()
    {
        Assert.Equal("[ 0, 1, 2, 3 ... (more: a display takes up to 10 s) ]", PlainForm.Of(_reader.Read(Endless())));
        static IEnumerable<int> Endless()
        {
            for (int i = 0; ; i++) yield return i;
        }
    }

    [Fact]
    public void What_is_left_is_counted() =>
        Assert.Equal("[ 0, 1, 2, 3 ... (996 more: a display takes up to 10 s) ]", PlainForm.Of(_reader.Read(Enumerable.Range(0, 1000))));

    [Fact]
    public void An_object_keeps_the_members_that_were_read()
    {
        Shown shown = _reader.Read(new { A = 1, B = 2, C = 3, D = 4, E = 5, F = 6 });
        Assert.EndsWith("D: 4\n      ... (2 more: a display takes up to 10 s)", PlainForm.Of(shown), StringComparison.Ordinal);
        Assert.Contains("<i>(2 more: a display takes up to 10 s)</i>", HtmlForm.Of(shown), StringComparison.Ordinal);
    }

    private sealed class RunningAhead : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        // Two and a half seconds or so for each look: the fifth is too late.
        public override long GetTimestamp() => (_seconds += 5) / 2;
    }
}

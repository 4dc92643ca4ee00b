using Micrograd.Hosting.Outputs;
using Micrograd.Notebooks.Outputs;

namespace Micrograd.Hosting.Tests;

/// <summary>What reaches an editor of a cell that shows more than it can take.</summary>
public sealed class OutputBufferTests
{
    private readonly StandingClock _clock = new();
    private readonly ShownDisplays _shown = new();
    private readonly List<CellOutput> _sent = [];
    private readonly EditorAllowance _allowance;
    private readonly OutputBuffer _buffer;

    public OutputBufferTests()
    {
        _allowance = new EditorAllowance(_clock);
        _buffer = new OutputBuffer(new OutputLimits(), _allowance, _shown, _clock, _sent.Add);
    }

    [Fact]
    public void Little_goes_at_once()
    {
        for (int i = 0; i < 100; i++) Print($"{i}\n");
        Assert.Equal(100, _sent.Count);
    }

    [Fact]
    public void Much_is_joined_and_nothing_of_it_lost()
    {
        for (int i = 0; i < 100_000; i++) Print($"{i}\n");
        Assert.InRange(_sent.Count, 1, 3_000);
        _buffer.Flush();
        Assert.Equal(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n")), string.Concat(_sent.Cast<StreamOutput>().Select(text => text.Text)));
    }

    [Fact]
    public void What_was_held_back_goes_when_the_editor_has_had_its_time()
    {
        for (int i = 0; i < 5_000; i++) Print("x");
        int before = _sent.Count;
        _clock.Pass(TimeSpan.FromSeconds(1));
        Print("y");
        Assert.Equal(before + 1, _sent.Count);
        Assert.EndsWith("xy", Assert.IsType<StreamOutput>(_sent[^1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_held_back_goes_by_itself_where_the_cell_waits()
    {
        for (int i = 0; i < 5_000; i++) Print("x");
        _clock.Pass(TimeSpan.FromSeconds(1));
        _clock.Ring();
        Assert.Equal(5_000, _sent.Cast<StreamOutput>().Sum(text => text.Text.Length));
    }

    [Fact]
    public void The_two_streams_keep_their_order()
    {
        _allowance.Spend(2_000_000);
        Print("a");
        Print("b");
        _buffer.Add(new StreamOutput(StreamName.Error, "c"));
        Print("d");
        _buffer.Flush();
        Assert.Equal(["ab", "c", "d"], _sent.Cast<StreamOutput>().Select(text => text.Text));
    }

    [Fact]
    public void Of_a_displays_updates_the_last_one_goes()
    {
        _buffer.Add(Display("a", "0"));
        for (int i = 1; i <= 100_000; i++) _buffer.Add(Update("a", $"{i}"));
        _buffer.Flush();
        Assert.InRange(_sent.Count, 2, 3_000);
        Assert.Equal("100000", Assert.IsType<DisplayUpdate>(_sent[^1]).Data.PlainText);
    }

    [Fact]
    public void What_is_cleared_at_once_need_not_go()
    {
        _allowance.Spend(2_000_000);
        for (int i = 0; i < 1_000; i++)
        {
            Print($"{i}");
            _buffer.Add(Display($"{i}", "shown"));
            _buffer.Add(new ClearOutput(Wait: false));
        }

        Print("end");
        _buffer.Flush();
        Assert.Collection(_sent, output => Assert.IsType<ClearOutput>(output), output => Assert.Equal("end", Assert.IsType<StreamOutput>(output).Text));
    }

    [Fact]
    public void A_clear_that_waits_leaves_what_is_shown_until_something_new_comes()
    {
        _allowance.Spend(2_000_000);
        Print("old");
        for (int i = 0; i < 10; i++) _buffer.Add(new ClearOutput(Wait: true));
        _buffer.Flush();
        Assert.Collection(_sent, output => Assert.Equal("old", Assert.IsType<StreamOutput>(output).Text), output => Assert.IsType<ClearOutput>(output));
        Print("new");
        _buffer.Flush();
        Assert.Equal("new", Assert.IsType<StreamOutput>(_sent[^1]).Text);
    }

    [Fact]
    public void Displays_are_cut_with_a_word_about_it_and_updates_of_those_left_out_are_for_nobody()
    {
        for (int i = 0; i < 10_000; i++)
        {
            _buffer.Add(Display($"{i}", "shown"));
            _buffer.Add(Update($"{i}", "updated"));
        }

        _buffer.Flush();
        Assert.Equal(5_000, _sent.OfType<DisplayOutput>().Count());
        Assert.Equal(5_000, _sent.OfType<DisplayUpdate>().Count());
        Assert.Contains("more than 5,000 displays", Assert.Single(_sent.OfType<StreamOutput>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_displays_are_cut_too()
    {
        string large = new('x', 10_000_000);
        for (int i = 0; i < 20; i++) _buffer.Add(Display($"{i}", large));
        _buffer.Flush();
        Assert.Equal(10, _sent.OfType<DisplayOutput>().Count());
        Assert.Contains("more than 100,000,000 characters", Assert.Single(_sent.OfType<StreamOutput>()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_goes_to_and_fro_is_cut_too()
    {
        for (int i = 0; i < 10_000; i++)
        {
            Print("a");
            _buffer.Add(new StreamOutput(StreamName.Error, "b"));
        }

        _buffer.Flush();
        Assert.Equal(5_000, _sent.Count);
        Assert.Contains("more than 5,000 separate pieces of text", Assert.IsType<StreamOutput>(_sent[^1]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_clear_the_limits_begin_anew()
    {
        string large = new('x', 3_000_000);
        for (int i = 0; i < 3; i++)
        {
            Print(large);
            _buffer.Add(new ClearOutput(Wait: false));
        }

        Print("end");
        _buffer.Flush();
        Assert.DoesNotContain(_sent.OfType<StreamOutput>(), text => text.Stream == StreamName.Error);
    }

    [Fact]
    public void What_is_said_to_a_script_is_never_cleared()
    {
        _allowance.Spend(2_000_000);
        var said = new CommOutput(new CommMessage(CommMessageKind.Message, "c", "", null));
        Print("old");
        _buffer.Add(said);
        _buffer.Add(new ClearOutput(Wait: true));
        _buffer.Add(said);
        Print("new");
        _buffer.Flush();
        Assert.Equal([said, new ClearOutput(Wait: true), said, new StreamOutput(StreamName.Output, "new")], _sent);
    }

    [Fact]
    public void An_interrupt_that_wakes_up_a_waiting_sender_neither_loses_nor_repeats_what_was_shown()
    {
        bool isInterrupted = true;
        var buffer = new OutputBuffer(new OutputLimits(), new SteadyPace(TimeSpan.FromMilliseconds(30)), _shown, _clock, output =>
        {
            if (_sent.Count == 1 && isInterrupted) throw new ThreadInterruptedException();
            _sent.Add(output);
        });
        CellOutput[] shown = [new StreamOutput(StreamName.Output, "a"), new StreamOutput(StreamName.Error, "b"), new StreamOutput(StreamName.Output, "c")];
        foreach (CellOutput output in shown) buffer.Add(output);
        Assert.Throws<ThreadInterruptedException>(buffer.Flush);
        isInterrupted = false;
        buffer.Flush();
        Assert.Equal(shown, _sent);
    }

    [Fact]
    public void At_a_steady_pace_what_comes_together_goes_together()
    {
        var buffer = new OutputBuffer(new OutputLimits(), new SteadyPace(TimeSpan.FromMilliseconds(30)), _shown, _clock, _sent.Add);
        for (int i = 0; i < 3; i++) buffer.Add(new StreamOutput(StreamName.Output, "x"));
        Assert.Empty(_sent);
        _clock.Ring();
        Assert.Equal("xxx", Assert.IsType<StreamOutput>(Assert.Single(_sent)).Text);
    }

    private static DisplayOutput Display(string name, string text) => new(new MimeBundle(MimeTypes.PlainText, text), name);

    private static DisplayUpdate Update(string name, string text) => new(name, new MimeBundle(MimeTypes.PlainText, text));

    private void Print(string text) => _buffer.Add(new StreamOutput(StreamName.Output, text));

    /// <summary>A clock that moves when it is told to, and whose one timer rings when it is told to.</summary>
    private sealed class StandingClock : TimeProvider
    {
        private long _now;
        private Action? _ring;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return new SetTimer();
        }

        public void Pass(TimeSpan time) => _now += time.Ticks;

        public void Ring() => _ring!();
    }

    private sealed class SetTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

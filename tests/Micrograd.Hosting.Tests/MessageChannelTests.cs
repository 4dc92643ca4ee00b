using System.Text;

using Micrograd.Hosting.Conversations;

namespace Micrograd.Hosting.Tests;

/// <summary>Messages over streams.</summary>
public sealed class MessageChannelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public async Task Messages_are_read_however_the_input_is_cut_up(int atOnce)
    {
        string[] messages = ["{}", """{"text":"Grüße, 你好"}""", "", new string('x', 10_000)];
        Assert.Equal(messages, await ReadAllAsync(string.Concat(messages.Select(Framed)), atOnce));
    }

    [Fact]
    public async Task Other_header_lines_are_passed_over()
    {
        Assert.Equal(["{}"], await ReadAllAsync("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:2\r\n\r\n{}"));
    }

    [Fact]
    public async Task What_is_written_is_framed_in_bytes_of_UTF_8()
    {
        using var output = new MemoryStream();
        var channel = new MessageChannel(Stream.Null, output);
        channel.Write("\"ü\"");
        channel.Write("1");
        Assert.Equal("Content-Length: 4\r\n\r\n\"ü\"Content-Length: 1\r\n\r\n1", Encoding.UTF8.GetString(output.ToArray()));
        Assert.Null(await channel.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{\"type\":\"hello\"}\r\n\r\n", "A message's header has no Content-Length: {\"type\":\"hello\"}")]
    [InlineData("hello\r\n\r\n", "A message's header has lines such as Content-Length: 42, and this is none: hello")]
    [InlineData("Content-Length: many\r\n\r\n{}", "Content-Length is a number of bytes, and this is none: many")]
    [InlineData("Content-Length: -1\r\n\r\n{}", "Content-Length is a number of bytes, and this is none: -1")]
    [InlineData("Content-Length: 5\r\n\r\n{}", "The input has ended after 2 of the 5 bytes that a message was to have.")]
    [InlineData("Content-Length: 5\r\n", "The input has ended within a message's header.")]
    public async Task What_is_no_message_is_told_from_one(string input, string problem)
    {
        Assert.Equal(problem, (await Assert.ThrowsAsync<MessageFramingException>(() => ReadAllAsync(input))).Message);
    }

    [Fact]
    public async Task A_header_without_end_is_given_up()
    {
        await Assert.ThrowsAsync<MessageFramingException>(() => ReadAllAsync(new string('x', 100_000)));
    }

    [Fact]
    public void A_reader_who_has_gone_harms_nobody()
    {
        var channel = new MessageChannel(Stream.Null, new BrokenPipe());
        channel.Write("1");
        channel.Write("2");
    }

    private static string Framed(string json) => $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    private static async Task<IReadOnlyList<string>> ReadAllAsync(string input, int atOnce = 1_000_000)
    {
        var channel = new MessageChannel(new Pieces(Encoding.UTF8.GetBytes(input), atOnce), Stream.Null);
        var messages = new List<string>();
        while (await channel.ReadAsync(TestContext.Current.CancellationToken) is { } message) messages.Add(message);
        return messages;
    }

    /// <summary>Gives at most so many bytes at once.</summary>
    private sealed class Pieces(byte[] content, int atOnce) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }

    private sealed class BrokenPipe : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}

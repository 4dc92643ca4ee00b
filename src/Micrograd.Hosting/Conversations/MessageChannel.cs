using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Micrograd.Hosting.Conversations;

/// <summary>
/// Messages over a pair of streams, framed as the Language Server Protocol frames its own: header lines, of which <c>Content-Length</c> is the one that
/// counts, an empty line, and so many bytes of JSON in UTF-8.
/// </summary>
/// <param name="input">Where messages come from.</param>
/// <param name="output">Where messages go to.</param>
/// <remarks>See https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol.</remarks>
public sealed class MessageChannel(Stream input, Stream output)
{
    private const string Length = "Content-Length";

    // More than any program sends; less than it takes to read a wrong stream for long.
    private const int LongestHeader = 4_096;

    private readonly PipeReader _input = PipeReader.Create(input);
    private readonly Lock _writing = new();
    private bool _isGone;

    /// <summary>Reads the next message.</summary>
    /// <returns>Its JSON; null when the input has ended.</returns>
    /// <exception cref="MessageFramingException">There is something else than a message, or the input ends within one.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (await ReadHeaderAsync(cancellationToken).ConfigureAwait(false) is not { } header) return null;
        int length = LengthIn(header);
        ReadResult content = await _input.ReadAtLeastAsync(length, cancellationToken).ConfigureAwait(false);
        if (content.Buffer.Length < length)
            throw new MessageFramingException($"The input has ended after {content.Buffer.Length} of the {length} bytes that a message was to have.");
        ReadOnlySequence<byte> message = content.Buffer.Slice(0, length);
        string json = Encoding.UTF8.GetString(message);
        _input.AdvanceTo(message.End);
        return json;
    }

    /// <summary>Sends a message at once. May be called from several threads; a reader that has gone hears nothing.</summary>
    public void Write(string json)
    {
        byte[] content = Encoding.UTF8.GetBytes(json);
        lock (_writing)
        {
            if (_isGone) return;
            try
            {
                output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Length}: {content.Length}\r\n\r\n")));
                output.Write(content);
                output.Flush();
            }
            catch (IOException)
            {
                _isGone = true;
            }
        }
    }

    private static int LengthIn(string header)
    {
        foreach (string line in header.Split("\r\n"))
        {
            string[] sides = line.Split(':', 2, StringSplitOptions.TrimEntries);
            if (sides.Length < 2) throw new MessageFramingException($"A message's header has lines such as {Length}: 42, and this is none: {line}");
            if (!sides[0].Equals(Length, StringComparison.OrdinalIgnoreCase)) continue;
            return int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
                ? length
                : throw new MessageFramingException($"{Length} is a number of bytes, and this is none: {sides[1]}");
        }

        throw new MessageFramingException($"A message's header has no {Length}: {header}");
    }

    private async Task<string?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = read.Buffer;
            if (EndOf(buffer) is { } header)
            {
                string text = Encoding.ASCII.GetString(header);
                _input.AdvanceTo(buffer.GetPosition(4, header.End));
                return text;
            }

            if (buffer.Length > LongestHeader) throw new MessageFramingException($"There is no end to a message's header within {LongestHeader} bytes.");
            if (read.IsCompleted) return buffer.IsEmpty ? null : throw new MessageFramingException("The input has ended within a message's header.");
            _input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    // What stands before the first empty line; null when it hasn't come.
    private static ReadOnlySequence<byte>? EndOf(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> header, "\r\n\r\n"u8) ? header : null;
    }
}

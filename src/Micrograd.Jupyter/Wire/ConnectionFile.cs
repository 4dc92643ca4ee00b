using System.Text.Json;

namespace Micrograd.Jupyter;

/// <summary>Where a kernel listens and how its messages are signed. A front end writes it into a file before it starts the kernel.</summary>
/// <param name="Transport">Always <c>tcp</c>.</param>
/// <param name="Ip">The address to listen on, and no other.</param>
/// <param name="ShellPort">Requests of the user's.</param>
/// <param name="IopubPort">What the kernel tells everybody.</param>
/// <param name="StdinPort">Questions to the user.</param>
/// <param name="ControlPort">Requests that overtake: interrupt and shutdown.</param>
/// <param name="HbPort">The heartbeat.</param>
/// <param name="Key">The secret that messages are signed with; empty when they aren't.</param>
/// <param name="SignatureScheme">Always <c>hmac-sha256</c>.</param>
/// <remarks>See https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files.</remarks>
public sealed record ConnectionFile(
    string Transport, string Ip, int ShellPort, int IopubPort, int StdinPort, int ControlPort, int HbPort, string Key = "", string SignatureScheme = "hmac-sha256")
{
    /// <summary>Reads a connection file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="ConnectionFileException">It can't be read, lacks something, or asks for what this kernel can't do.</exception>
    public static ConnectionFile Read(string path)
    {
        ConnectionFile? connection;
        try
        {
            connection = JsonSerializer.Deserialize(File.ReadAllBytes(path), MessageJson.Default.ConnectionFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConnectionFileException($"The connection file {path} can't be read: {exception.Message}", exception);
        }

        return connection switch
        {
            null => throw new ConnectionFileException($"The connection file {path} is empty."),
            { Transport: not "tcp" } => throw new ConnectionFileException($"The connection file {path} asks for the transport {connection.Transport}. This kernel listens on tcp."),
            { Key.Length: > 0, SignatureScheme: not "hmac-sha256" } => throw new ConnectionFileException($"The connection file {path} asks for signatures by {connection.SignatureScheme}. This kernel signs with hmac-sha256."),
            _ => connection,
        };
    }

    /// <summary>An address as ZeroMQ writes it.</summary>
    internal string Endpoint(int port) => $"{Transport}://{(Ip.Contains(':', StringComparison.Ordinal) ? $"[{Ip}]" : Ip)}:{port}";
}

/// <summary>A kernel can't listen where its connection file says. The message says why.</summary>
/// <param name="message">What was found, and where.</param>
/// <param name="cause">What it was found by.</param>
public sealed class ConnectionFileException(string message, Exception? cause = null) : Exception(message, cause);

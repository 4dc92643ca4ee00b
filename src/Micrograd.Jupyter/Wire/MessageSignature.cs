using System.Security.Cryptography;
using System.Text;

namespace Micrograd.Jupyter;

/// <summary>Signs a message's four JSON parts with the connection's key, so that nobody else can give the kernel work.</summary>
internal sealed class MessageSignature(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature, in lower-case hexadecimal digits; empty when the connection has no key.</summary>
    public byte[] Of(params ReadOnlySpan<byte[]> parts)
    {
        if (_key.Length == 0) return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (byte[] part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>True when a signature is that of the parts.</summary>
    public bool Matches(byte[] signature, params ReadOnlySpan<byte[]> parts) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Of(parts));
}

using System.Security.Cryptography;
using System.Text;

namespace Inventory.Api.Authenticating;

/// <summary>The signature of a body that is posted by a machine to a machine: to webhooks, and by clouds that push events.</summary>
internal static class BodySignature
{
    /// <summary>The header with the signature.</summary>
    public const string Header = "X-Inventory-Signature";

    /// <summary>The header with the time, in seconds since 1970.</summary>
    public const string TimestampHeader = "X-Inventory-Timestamp";

    /// <summary>The signature: HMAC-SHA256 of time stamp, a dot, and the body.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    /// <summary>Whether a signature is right; takes the same time for all wrong ones.</summary>
    public static bool Fits(string given, string secret, string timestamp, ReadOnlySpan<byte> body) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Sign(secret, timestamp, body)));
}

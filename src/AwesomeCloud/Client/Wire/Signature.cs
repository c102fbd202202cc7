using System.Security.Cryptography;
using System.Text;

namespace AwesomeCloud.Wire;

/// <summary>The scheme AWC1-HMAC-SHA256, for both sides: what is signed, and how.</summary>
internal static class Signature
{
    public const string Scheme = "AWC1-HMAC-SHA256";
    public const string DateHeader = "X-Awc-Date";
    public const string BodyHashHeader = "X-Awc-Content-Sha256";
    public const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string HashBody(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>Signs a request whose path and query are given exactly as sent; parameters may be sent in any order.</summary>
    public static string Compute(string secretKey, string date, string region, string method, string path, string query, string bodyHash)
    {
        var parameters = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(parameters, StringComparer.Ordinal);
        var text = string.Join('\n', Scheme, date, region, method, path, string.Join('&', parameters), bodyHash);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes(text)));
    }
}

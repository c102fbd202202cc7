using System.Security.Cryptography;
using Amazon.Runtime.Internal.Auth;

namespace Providers.Amazon.Client;

/// <summary>Signs requests to services for which no client of AWS is at hand (Signature Version 4).</summary>
internal static class Signature
{
    /// <summary>Adds date and signature to a POST.</summary>
    /// <param name="request">The request; all headers that it has are signed.</param>
    /// <param name="body">Its body.</param>
    /// <param name="service">The service's name in signatures.</param>
    /// <param name="access">Region and keys.</param>
    /// <param name="now">The time; AWS accepts a signature for some minutes.</param>
    public static void Sign(HttpRequestMessage request, byte[] body, string service, AwsAccess access, DateTimeOffset now)
    {
        var address = request.RequestUri!;
        request.Headers.Add("x-amz-date", now.ToString("yyyyMMdd'T'HHmmss'Z'"));
        var headers = request.Headers.Concat(request.Content!.Headers)
            .Select(header => (Name: header.Key.ToLowerInvariant(), Value: string.Join(',', header.Value)))
            .Append((Name: "host", Value: address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}"))
            .OrderBy(header => header.Name, StringComparer.Ordinal).ToList();
        var names = string.Join(';', headers.Select(header => header.Name));
        var lines = string.Concat(headers.Select(header => $"{header.Name}:{header.Value}\n"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var signed = AWS4Signer.ComputeSignature(
            access.AccessKey, access.SecretKey, access.Region, now.UtcDateTime, service, names, $"POST\n{address.AbsolutePath}\n\n{lines}\n{names}\n{hash}");
        request.Headers.TryAddWithoutValidation("Authorization", signed.ForAuthorizationHeader);
    }
}

using System.Globalization;
using System.Net.Http.Headers;

namespace AwesomeCloud.Wire;

/// <summary>Signs the client's requests, each attempt anew because the date is part of the signature.</summary>
internal sealed class RequestSigner(AwesomeCloudCredentials credentials, string region, TimeProvider time)
{
    private static readonly string EmptyBody = Signature.HashBody([]);

    public void Sign(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        var date = time.GetUtcNow().ToString(Signature.DateFormat, CultureInfo.InvariantCulture);
        var signature = Signature.Compute(
            credentials.SecretKey, date, region, request.Method.Method, uri.AbsolutePath, uri.Query, EmptyBody);
        request.Headers.Add(Signature.DateHeader, date);
        request.Headers.Add(Signature.BodyHashHeader, EmptyBody);
        // Escaped, because a mistyped key may hold characters that no header can carry: that is the cloud's 401 to give.
        var credential = $"{Uri.EscapeDataString(credentials.AccessKey)}/{Uri.EscapeDataString(region)}";
        request.Headers.Authorization = new AuthenticationHeaderValue(
            Signature.Scheme, $"Credential={credential}, Signature={signature}");
    }
}

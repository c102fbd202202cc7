using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AwesomeCloud.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace AwesomeCloud.Simulator;

/// <summary>Checks the signature of a request as the cloud's front door would, and says which of the usual mistakes was made.</summary>
internal sealed class Authentication(AwesomeCloudCredentials accepted, TimeProvider time)
{
    public static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);
    private static readonly string EmptyBody = Signature.HashBody([]);

    public void Check(HttpContext context, string region)
    {
        var headers = context.Request.Headers;
        var (credential, signature) = Parse(headers.Authorization.ToString());
        var slash = credential.LastIndexOf('/');
        var accessKey = slash < 0 ? credential : Uri.UnescapeDataString(credential[..slash]);
        var signedRegion = slash < 0 ? "" : Uri.UnescapeDataString(credential[(slash + 1)..]);
        if (accessKey != accepted.AccessKey)
        {
            throw new ApiError(401, "InvalidAccessKey", "The access key is not known.");
        }

        if (signedRegion != region)
        {
            throw new ApiError(401, "SignatureDoesNotMatch", $"The request was signed for the region '{signedRegion}' but sent to '{region}'.");
        }

        var date = headers[Signature.DateHeader].ToString();
        CheckDate(date);
        // Nothing here takes a body, so only the hash of none can be right.
        var (path, query) = Target(context);
        var expected = Signature.Compute(accepted.SecretKey, date, region, context.Request.Method, path, query, EmptyBody);
        if (headers[Signature.BodyHashHeader] != EmptyBody
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature)))
        {
            throw new ApiError(401, "SignatureDoesNotMatch", "The signature does not match the request; check the secret key.");
        }
    }

    private static (string Credential, string Signature) Parse(string header)
    {
        if (!header.StartsWith(Signature.Scheme + " ", StringComparison.Ordinal))
        {
            throw new ApiError(401, "MissingCredentials", $"The request is not signed with {Signature.Scheme}.");
        }

        var fields = header[(Signature.Scheme.Length + 1)..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(field => field.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], pair => pair[1])
            .ToDictionary(group => group.Key, group => group.First());
        return (fields.GetValueOrDefault("Credential", ""), fields.GetValueOrDefault("Signature", ""));
    }

    private void CheckDate(string date)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(date, Signature.DateFormat, CultureInfo.InvariantCulture, utc, out var signed))
        {
            throw new ApiError(401, "MissingDate", $"The header {Signature.DateHeader} is missing or not of the form {Signature.DateFormat}.");
        }

        if ((time.GetUtcNow() - signed).Duration() > AllowedSkew)
        {
            throw new ApiError(401, "RequestTimeSkewed", $"The request was signed at {date}, which is more than five minutes off our clock.");
        }
    }

    // As it came over the wire: decoding and encoding again could change what was signed.
    private static (string Path, string Query) Target(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[mark..]);
    }
}

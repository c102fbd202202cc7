using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Inventory.Sdk.Http;

namespace Providers.Amazon.Client;

/// <summary>Reads what AWS says went wrong: a code and a message, in XML or JSON.</summary>
internal static class AwsErrors
{
    private const int MostText = 300;

    private static readonly string[] OfKeys =
    [
        "AuthFailure", "InvalidClientTokenId", "InvalidAccessKeyId", "UnrecognizedClientException", "SignatureDoesNotMatch", "InvalidSignatureException",
        "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "ExpiredToken",
        "ExpiredTokenException", "RequestExpired", "Blocked", "PendingVerification",
    ];

    private static readonly string[] OfThrottling =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "RequestLimitExceeded",
        "EC2ThrottledException", "TooManyRequestsException", "BandwidthLimitExceeded", "LimitExceededException", "PriorRequestNotComplete", "SlowDown",
    ];

    private static readonly string[] OfMissingObjects = ["ResourceNotFoundException", "LoadBalancerNotFound", "AccessPointNotFound", "QueueDoesNotExist"];

    /// <summary>Whether an answer asks to slow down, which AWS says by a code and not by the status.</summary>
    public static async ValueTask<bool> IsThrottlingAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var (code, _) = Read(await answer.Content.ReadAsStringAsync(cancel));
        return OfThrottling.Contains(code);
    }

    /// <summary>The exception for an answer that is no success.</summary>
    /// <param name="call">What was called, for people.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="body">The answer.</param>
    public static AwsException Of(string call, HttpStatusCode status, string body)
    {
        var (code, message) = Read(body);
        return Of(call, status, code, message, null);
    }

    /// <summary>The exception for a failure of AWS's own client.</summary>
    public static AwsException Of(string call, Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is CloudHttpException { HttpRequestError: HttpRequestError.NameResolutionError } unknown)
                return new AwsException(Failure.ServiceMissing, $"{call}: {unknown.Message}", failure);
            if (inner is HttpRequestException or IOException or OperationCanceledException)
                return new AwsException(Failure.Unreachable, $"{call}: {inner.Message}", failure);
            if (inner is AmazonServiceException { StatusCode: >= HttpStatusCode.BadRequest } refused)
                return Of(call, refused.StatusCode, refused.ErrorCode.OrNull(), refused.Message, failure);
        }
        return new AwsException(Failure.Unexpected, $"{call}: the answer could not be understood. {Short(failure.Message)}", failure);
    }

    private static AwsException Of(string call, HttpStatusCode status, string? code, string? message, Exception? inner)
    {
        var failure = code switch
        {
            _ when OfKeys.Contains(code) => Failure.Refused,
            _ when OfMissingObjects.Contains(code) => Failure.NotFound,
            // CloudFormation has no code of its own for this.
            "ValidationError" when message?.Contains("does not exist", StringComparison.Ordinal) == true => Failure.NotFound,
            null when status == HttpStatusCode.NotFound => Failure.ServiceMissing,
            "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException" or "OptInRequired" or "SubscriptionRequiredException" => Failure.Forbidden,
            _ when status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Failure.Forbidden,
            _ => Failure.Unexpected,
        };
        var reason = code is null ? "" : $", {code}{(string.IsNullOrWhiteSpace(message) ? "" : $": {Short(message)}")}";
        return new AwsException(failure, $"{call}: HTTP {(int)status}{reason}", inner);
    }

    // <Response><Errors><Error><Code>…, <ErrorResponse><Error><Code>… or {"__type": "prefix#Code", "message": …}
    private static (string? Code, string? Message) Read(string body)
    {
        try
        {
            if (body.AsSpan().TrimStart() is ['{', ..])
            {
                using var document = JsonDocument.Parse(body);
                var members = document.RootElement.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String)
                    .ToLookup(m => m.Name, m => m.Value.GetString(), StringComparer.OrdinalIgnoreCase);
                return (members["__type"].FirstOrDefault()?.Split('#')[^1], members["message"].FirstOrDefault());
            }
            var error = XDocument.Parse(body).Descendants().FirstOrDefault(e => e.Name.LocalName == "Error");
            return (Child("Code"), Child("Message"));

            string? Child(string name) => error?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
        }
        catch (Exception unreadable) when (unreadable is XmlException or JsonException)
        {
            return (null, null); // a page of HTML, or nothing: the status says enough
        }
    }

    // Explanations of a refused signature run over many lines.
    private static string Short(string message)
    {
        var line = message.Split('\n')[0].Trim();
        return line.Length <= MostText ? line : $"{line[..MostText]}…";
    }
}

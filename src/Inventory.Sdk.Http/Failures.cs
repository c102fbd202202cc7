using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Inventory.Sdk.Http;

/// <summary>What failures mean: whether they may pass, and what a person should know and do.</summary>
internal static class Failures
{
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>A host that does not exist, a certificate that is not trusted and an answer that is too long will be so next time, too.</summary>
    public static bool MayPass(HttpRequestException failure) => failure switch
    {
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError } => false,
        { InnerException: AuthenticationException } => false,
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } => false,
        _ => true,
    };

    public static TimeSpan? WaitAskedFor(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>The call without its query and without credentials in its address: both may hold secrets.</summary>
    /// <remarks>Addresses of vendors' clients may be such that their components cannot be asked for at once.</remarks>
    public static string NameOf(HttpRequestMessage? request) => request?.RequestUri is { } address
        ? $"{request.Method} {address.Scheme}://{address.Authority}{address.AbsolutePath}"
        : "a request";

    /// <summary>Why no answer came, without a full stop at the end.</summary>
    public static string ReasonOf(HttpRequestException failure) => failure switch
    {
        { InnerException: UntrustedPeerException untrusted } => untrusted.Message,
        { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"the host name cannot be resolved ({Because(failure)}): check the host name and the name server",
        { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"no TLS connection ({Because(failure)}): if the server does not speak TLS, choose the security protocol non-ssl, or an http address",
        { HttpRequestError: HttpRequestError.ConnectionError } =>
            $"no connection ({Because(failure)}): check host and port, and whether a firewall is in between",
        { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse } =>
            $"the answer broke off or is not HTTP ({Because(failure)}): if the server expects TLS, choose a security protocol with ssl, or an https address",
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => $"the answer is too long ({Because(failure)}): ask for smaller pages",
        _ => Because(failure),
    };

    // The innermost exception knows best: "… see inner exception" helps nobody.
    private static string Because(Exception failure) => CloudText.Clean(failure.GetBaseException().Message.TrimEnd('.'));
}

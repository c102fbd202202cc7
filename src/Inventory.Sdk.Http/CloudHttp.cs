namespace Inventory.Sdk.Http;

/// <summary>
/// Makes what a provider talks HTTP through. One client or handler is for one provider connection: all its requests share one limit of rate and
/// concurrency, and its connections. Make it once, use it from any number of readings at once, dispose of it with the session.
/// </summary>
/// <remarks>
/// <para>
/// An answer that is no success is returned like any other, a transient one once the retries are used up. What brought no answer is a
/// <see cref="CloudHttpException"/>. Redirects are not followed and cookies not kept: either could carry a secret to a host that nobody named.
/// </para>
/// <para>
/// Each answer is read whole, within its attempt, so that a body that breaks off or stalls is asked for again;
/// <see cref="CloudRequests.Streamed"/> says otherwise for one request.
/// </para>
/// <para>Asynchronous only: <see cref="HttpClient.Send(HttpRequestMessage)"/> throws <see cref="NotSupportedException"/>.</para>
/// </remarks>
public static class CloudHttp
{
    /// <summary>A client with a handler of its own, which is disposed of with it.</summary>
    /// <param name="endpoint">Says how peers are trusted; requests name their addresses themselves.</param>
    /// <param name="options">Limits, retries and time-outs; null for the defaults.</param>
    /// <param name="time">The clock of waits and time-outs; null for the system's.</param>
    /// <exception cref="ArgumentException">A setting of the endpoint or an option makes no sense; the message names it.</exception>
    public static HttpClient CreateClient(EndpointSettings endpoint, CloudHttpOptions? options = null, TimeProvider? time = null) =>
        // The handler's time-outs end what takes too long; the client's own would count the time in the queue too.
        new(CreateHandler(endpoint, options, time)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The handler alone, for a client that is made elsewhere, such as that of a vendor's SDK.</summary>
    /// <param name="endpoint">Says how peers are trusted.</param>
    /// <param name="options">Limits, retries and time-outs; null for the defaults.</param>
    /// <param name="time">The clock of waits and time-outs; null for the system's.</param>
    /// <returns>A handler to dispose of. The client that uses it should have no time-out and no retries of its own.</returns>
    /// <exception cref="ArgumentException">A setting of the endpoint or an option makes no sense; the message names it.</exception>
    public static HttpMessageHandler CreateHandler(EndpointSettings endpoint, CloudHttpOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new CloudHttpOptions();
        var sockets = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            AllowAutoRedirect = false,
            UseCookies = false,
            // Names may move to other addresses while a client lives.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = Trust.Of(endpoint),
        };
        return CreateHandler(sockets, options, time);
    }

    /// <summary>The same retries, time-outs and limits around another handler, such as a test's.</summary>
    /// <param name="inner">What sends; disposed of with the result.</param>
    /// <param name="options">Limits, retries and time-outs; null for the defaults.</param>
    /// <param name="time">The clock of waits and time-outs; null for the system's.</param>
    /// <exception cref="ArgumentException">An option makes no sense; the message names it.</exception>
    public static HttpMessageHandler CreateHandler(HttpMessageHandler inner, CloudHttpOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new ResilientHandler(inner, options ?? new CloudHttpOptions(), time ?? TimeProvider.System);
    }
}

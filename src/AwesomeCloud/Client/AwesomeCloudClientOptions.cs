namespace AwesomeCloud;

/// <summary>Everything about a client that has a sensible default.</summary>
public sealed class AwesomeCloudClientOptions
{
    /// <summary>Items asked for per page, 1 to 1000. Default 1000.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>The time within which one answer must be complete, its body included and all that <see cref="Handler"/> does for it. Default 60 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock that dates signatures and measures time-outs. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// The handler to send through, disposed of with the client: the place for retries, limits and trust, of which the client has none. It may
    /// send a request again as it is for five minutes, while its signature is accepted. Null (default) sends each request once.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }
}

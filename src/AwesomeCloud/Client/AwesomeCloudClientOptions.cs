namespace AwesomeCloud;

/// <summary>Everything about a client that has a sensible default.</summary>
public sealed class AwesomeCloudClientOptions
{
    /// <summary>Items asked for per page, 1 to 1000. Default 1000.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>The time within which one answer must be complete, its body included. Default 60 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>When failed requests are repeated. Default <see cref="RetryPolicy.Default"/>.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>The clock that dates signatures and measures time-outs and waits. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How the client waits between attempts; null (default) waits on <see cref="Time"/>. Tests record the waits here instead.</summary>
    public Func<TimeSpan, CancellationToken, Task>? Delay { get; init; }

    /// <summary>The handler to send through; the client does not dispose of it. Null (default) gives the client a handler of its own.</summary>
    public HttpMessageHandler? Handler { get; init; }
}

namespace Inventory.Sdk.Http;

/// <summary>How hard a provider's client may press a cloud, and how patient it is. All limits hold for all requests of one client together.</summary>
public sealed record CloudHttpOptions
{
    /// <summary>For a person who waits, as when credentials are verified: one retry, 15 s an attempt, 30 s in all, waiting at most 5 s if asked to.</summary>
    public static CloudHttpOptions Interactive { get; } = new()
    {
        Retries = 1,
        AttemptTimeout = TimeSpan.FromSeconds(15),
        TotalTimeout = TimeSpan.FromSeconds(30),
        MaxRetryAfter = TimeSpan.FromSeconds(5),
    };

    /// <summary>Attempts after the first one, 0 or more. Default 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The median wait before the first retry; it doubles with each further one, and chance makes each shorter or longer. Default 0.5 s.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait that is not asked for by the cloud. Default 20 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest wait that a cloud may ask for (Retry-After). If it asks for more, the request fails at once. Default 60 s.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The time within which a connection must stand. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The time within which one attempt must be answered in full; of a streamed answer: its head, and then each further piece. Default 60 s.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The time for all attempts and the waits between them, counted from when the request's turn has come. Default 3 minutes, less than the
    /// 5 to 15 minutes for which clouds accept a signature, which every attempt repeats.
    /// </summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Requests under way at once; others queue. A request in a retry's wait counts, so a cloud in trouble is asked less. Default 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Attempts per second in the long run. Default 20.</summary>
    public double RequestsPerSecond { get; init; } = 20;

    /// <summary>Attempts that may follow each other at once after a pause: the size of the token bucket. Default 100.</summary>
    public int Burst { get; init; } = 100;

    /// <summary>The longest answer that is accepted, in bytes, unless it is streamed. Default 64 MiB.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Whether every request may be repeated, whatever its method: for clients that only read, but by POST. Default false: GET, HEAD, OPTIONS,
    /// TRACE, PUT and DELETE may, and what is marked as <see cref="CloudRequests.Repeatable"/>.
    /// </summary>
    public bool AlwaysRepeatable { get; init; }

    /// <summary>
    /// Tells whether an answer is transient although its status does not say so, as where throttling is a 400 with a code in the body. Asked for
    /// 4xx and 5xx only. The content may be read as string or bytes, not as a stream. Default null: the status decides alone.
    /// </summary>
    public Func<HttpResponseMessage, CancellationToken, ValueTask<bool>>? AlsoTransient { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Retries);
        ArgumentOutOfRangeException.ThrowIfLessThan(Concurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Burst, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxAnswerBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestsPerSecond, 0.001);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(FirstDelay, MaxDelay);
        ArgumentOutOfRangeException.ThrowIfLessThan(AttemptTimeout, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AttemptTimeout, TotalTimeout);
    }
}

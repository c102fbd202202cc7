namespace AwesomeCloud;

/// <summary>How often and how patiently the client repeats a request that failed transiently (429, 5xx, failed or lost connections).</summary>
public sealed record RetryPolicy
{
    /// <summary>Three attempts, starting at 200 ms, waiting at most 5 s.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>One attempt: every failure surfaces at once.</summary>
    public static RetryPolicy None { get; } = new() { MaxAttempts = 1 };

    /// <summary>Attempts in all, the first included. Default 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>The wait before the second attempt; it doubles with each further one. Default 200 ms.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait. A cloud that asks (Retry-After) for more is not waited for: its error surfaces. Default 5 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait before the next attempt, or null where the failure should surface.</summary>
    internal TimeSpan? DelayAfter(AwesomeCloudException failure, int attempt)
    {
        if (attempt >= MaxAttempts || !failure.IsTransient)
        {
            return null;
        }

        if (failure.RetryAfter is { } asked)
        {
            return asked <= MaxDelay ? asked : null;
        }

        var doubled = BaseDelay * Math.Pow(2, Math.Min(attempt - 1, 16));
        return doubled < MaxDelay ? doubled : MaxDelay;
    }
}

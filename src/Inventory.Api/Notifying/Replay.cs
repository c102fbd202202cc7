namespace Inventory.Api.Notifying;

/// <summary>Refreshes of the past that a webhook is told, and how far that is.</summary>
/// <param name="EmsId">The provider's main manager.</param>
/// <param name="WebhookId">The webhook.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The last instant.</param>
/// <param name="Speed">How much faster than it was; null for no waiting.</param>
public sealed record Replay(long EmsId, long WebhookId, DateTimeOffset From, DateTimeOffset To, double? Speed)
{
    // What a timer can wait for; nobody waits longer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>Number of the last event of the refresh that was told last; 0 for none.</summary>
    public long AfterRefresh { get; init; }

    /// <summary>Number of the last change that was told of the refresh that is being told; 0 for none.</summary>
    public long AfterChange { get; init; }

    /// <summary>How many refreshes were told.</summary>
    public int Refreshes { get; init; }

    /// <summary>How many changes were accepted.</summary>
    public long Changes { get; init; }

    /// <summary>How often in a row the receiver did not accept.</summary>
    public int Failures { get; init; }

    /// <summary>What was told, for a sentence.</summary>
    public string Told => $"{Changes} {(Changes == 1 ? "change" : "changes")} of {Refreshes} {(Refreshes == 1 ? "refresh" : "refreshes")}";

    /// <summary>Whether a number can be a speed.</summary>
    public static bool IsSpeed(double speed) => speed is > 0 and < 1e9;

    /// <summary>How long to wait between two refreshes.</summary>
    public static TimeSpan Pause(double? speed, DateTimeOffset before, DateTimeOffset next) => speed is { } faster && next > before
        ? TimeSpan.FromSeconds(Math.Min((next - before).TotalSeconds / faster, Longest.TotalSeconds)) : TimeSpan.Zero;
}

/// <summary>What came of a step of a replay.</summary>
/// <param name="Now">How far it is.</param>
/// <param name="Said">What there is to say of it.</param>
/// <param name="Pause">When to take the next step; null if there is none.</param>
/// <param name="Failed">It ended before its time.</param>
public sealed record ReplayStep(Replay Now, string Said, TimeSpan? Pause, bool Failed = false);

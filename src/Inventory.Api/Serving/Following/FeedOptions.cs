namespace Inventory.Api.Serving.Following;

/// <summary>What operators can set of the feed: <c>Inventory__Feed__StreamsPerUser=20</c>.</summary>
public sealed class FeedOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Inventory:Feed";

    /// <summary>How many streams one user may hold open at a node. Default: 10.</summary>
    public int StreamsPerUser { get; set; } = 10;

    /// <summary>How many all users together may. Default: 500.</summary>
    public int Streams { get; set; } = 500;

    /// <summary>After how long a stream without changes says that it is still there, and asks whether its user may still look. Default: 15 seconds.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a stream waits for a client that reads nothing. Default: 5 minutes.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);
}

using Inventory.Domain;

namespace Inventory.Api.Serving.Following;

/// <summary>Registers what serves the feed of changes.</summary>
internal static class FollowingConfiguration
{
    public static IServiceCollection AddFollowing(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration(FeedOptions.Section)
            .Validate(o => o is { StreamsPerUser: >= 0, Streams: >= 0 } && o.Heartbeat >= TimeSpan.FromSeconds(1) && o.Patience >= o.Heartbeat,
                "Inventory:Feed: StreamsPerUser and Streams must not be negative, Heartbeat must be a second or more, and Patience no less.")
            .ValidateOnStart();
        return services.AddChangeFeed()
            .AddSingleton<CloudEvents>().AddSingleton<ChangeFilters>().AddSingleton<StreamSeats>().AddSingleton<ChangeStream>().AddSingleton<AnswerChanges>();
    }
}

using Inventory.Domain.Models;
using Inventory.Domain.Persisting;

namespace Inventory.Domain.Following;

/// <summary>A kind of event that the feed tells of.</summary>
/// <param name="Name">Its name in the store, e.g. <c>vm_changed</c>.</param>
/// <param name="Kind">What happened, e.g. <c>changed</c>.</param>
/// <param name="Model">The kind of object; null for a provider itself.</param>
public sealed record FeedEvent(string Name, string Kind, RecordModel? Model);

/// <summary>All events that the feed tells of: those of inventory objects, and those of the lives of providers.</summary>
public sealed class FeedEvents
{
    private static readonly string[] OfProviders =
    [
        "provider_added", "provider_edited", "credentials_changed", "credentials_checked", "provider_paused", "provider_resumed", "provider_removed",
    ];

    private readonly Dictionary<string, FeedEvent> byName;

    /// <summary>Lists them.</summary>
    public FeedEvents(InventoryEventTypes types)
    {
        All =
        [
            .. types.All.Select(t => new FeedEvent(t.Name, types.Find(t.Name).Kind.ToString().ToLowerInvariant(), types.Find(t.Name).Model)),
            .. OfProviders.Select(name => new FeedEvent(name, name[(name.LastIndexOf('_') + 1)..], null)),
        ];
        byName = All.ToDictionary(e => e.Name);
    }

    /// <summary>Every one.</summary>
    public IReadOnlyList<FeedEvent> All { get; }

    /// <summary>One by its name.</summary>
    public FeedEvent this[string name] => byName[name];
}

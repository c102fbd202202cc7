using Inventory.Sdk;

namespace Inventory.Domain.Catching;

/// <summary>How events of clouds are caught; the configuration <c>Inventory:Events</c>.</summary>
public sealed class EventOptions
{
    /// <summary>Whether nobody listens. Default: false.</summary>
    public bool Off { get; init; }

    /// <summary>Event types that are dropped, by kind of provider (<see cref="Manager.EmsType"/>), in place of <see cref="EventCatcher.FilteredEventNames"/>.</summary>
    public Dictionary<string, string[]> FilteredEventNames { get; init; } = [];

    /// <summary>An event larger than this many bytes is kept as rejected. Default: 1 MiB.</summary>
    public int MaxBytes { get; init; } = 1 << 20;

    /// <summary>How far the time stamp of a signed delivery may be from this server's clock. Default: 5 minutes.</summary>
    public TimeSpan SignatureTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause after a failure, doubled after each further one. Default: a minute, as in ManageIQ.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause. Default: 4 hours.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Whether events of that type are dropped.</summary>
    public bool IsFiltered(Manager manager, string eventType) =>
        (FilteredEventNames.GetValueOrDefault(manager.EmsType) ?? manager.EventCatcher!.FilteredEventNames).Contains(eventType);
}

namespace Inventory.Domain.Scheduling;

/// <summary>When providers are read and checked without being asked; the configuration <c>Inventory:Schedule</c>. An interval of 0 means never.</summary>
public sealed class ScheduleOptions
{
    /// <summary>Nothing is scheduled, new providers are not read at once. Default: false.</summary>
    public bool Off { get; init; }

    /// <summary>How often everything is read. Default: every 15 minutes, as in ManageIQ.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often while the provider's events are caught. Default: every 24 hours.</summary>
    public TimeSpan RefreshIntervalWithEvents { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often credentials are checked. Default: every hour.</summary>
    public TimeSpan CredentialsInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Other intervals for kinds of providers, by <see cref="Sdk.Manager.EmsType"/>, e.g. <c>openstack</c>.</summary>
    public Dictionary<string, ScheduleIntervals> Types { get; init; } = [];

    /// <summary>Other intervals for single providers, by name or id; they count before those of their kind.</summary>
    public Dictionary<string, ScheduleIntervals> Providers { get; init; } = [];

    /// <summary>How often a provider is read, with or without events; zero for never.</summary>
    public TimeSpan RefreshIntervalOf(long id, string name, string emsType, bool withEvents)
    {
        var own = Providers.GetValueOrDefault(id.ToString(System.Globalization.CultureInfo.InvariantCulture)) ?? Providers.GetValueOrDefault(name);
        var kind = Types.GetValueOrDefault(emsType);
        return withEvents
            ? own?.RefreshIntervalWithEvents ?? kind?.RefreshIntervalWithEvents ?? RefreshIntervalWithEvents
            : own?.RefreshInterval ?? kind?.RefreshInterval ?? RefreshInterval;
    }
}

/// <summary>Intervals that differ from the usual ones; null for the usual one.</summary>
public sealed record ScheduleIntervals
{
    /// <inheritdoc cref="ScheduleOptions.RefreshInterval"/>
    public TimeSpan? RefreshInterval { get; init; }

    /// <inheritdoc cref="ScheduleOptions.RefreshIntervalWithEvents"/>
    public TimeSpan? RefreshIntervalWithEvents { get; init; }
}

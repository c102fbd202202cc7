using System.Text.Json;

namespace Inventory.Sdk;

/// <summary>What happened in a cloud: a row of <c>event_streams</c> before its links are resolved. The names are ManageIQ's.</summary>
public sealed record EmsEvent
{
    /// <summary>What kind of event, in the cloud's words, e.g. <c>compute.instance.create.end</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The vendor in capitals, e.g. <c>OPENSTACK</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When it happened, as the cloud says.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The whole event, as JSON.</summary>
    public required JsonElement FullData { get; init; }

    /// <summary>The cloud's own id of the event; null where it has none.</summary>
    public string? EmsRef { get; init; }

    /// <summary>Correlates the events of one action in the cloud.</summary>
    public string? ChainId { get; init; }

    /// <summary>What people read; null if there is nothing to say.</summary>
    public string? Message { get; init; }

    /// <summary>Who did it.</summary>
    public string? Username { get; init; }

    /// <summary>Whether it tells of a task of the cloud's. Default: no.</summary>
    public bool IsTask { get; init; }

    /// <summary>Native id of the VM it is about.</summary>
    public string? VmEmsRef { get; init; }

    /// <summary>Its UUID, where that is another one.</summary>
    public string? VmUidEms { get; init; }

    /// <summary>Its name; if null, that of the VM in the inventory.</summary>
    public string? VmName { get; init; }

    /// <summary>Where its files are.</summary>
    public string? VmLocation { get; init; }

    /// <summary>Native id of the host.</summary>
    public string? HostEmsRef { get; init; }

    /// <summary>Its name.</summary>
    public string? HostName { get; init; }

    /// <summary>Native id of the availability zone; if null, the VM's zone counts.</summary>
    public string? AvailabilityZoneEmsRef { get; init; }

    /// <summary>Native id of the VM that a VM became, or moved to.</summary>
    public string? DestVmEmsRef { get; init; }

    /// <summary>Its name.</summary>
    public string? DestVmName { get; init; }

    /// <summary>Native id of the host it moved to.</summary>
    public string? DestHostEmsRef { get; init; }
}

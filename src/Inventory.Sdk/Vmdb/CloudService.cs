namespace Inventory.Sdk.Vmdb;

/// <summary>A program that the cloud itself runs on (table <c>cloud_services</c>). Its table has no column <c>type</c>.</summary>
[Model("cloud_service", "cloud_services"), Timestamps("created_at", "updated_at")]
public sealed class CloudService : VmdbRecord
{
    /// <summary>The native id inside one provider.</summary>
    [Key]
    public string? EmsRef { get; set; }

    /// <summary>Which service told of it, e.g. <c>compute</c>.</summary>
    public string? Source { get; set; }

    /// <summary>Name of the program.</summary>
    public string? ExecutableName { get; set; }

    /// <summary>Host that it runs on.</summary>
    public string? Hostname { get; set; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public string? Status { get; set; }

    /// <summary>Whether it is given nothing new to do.</summary>
    public bool? SchedulingDisabled { get; set; }

    /// <summary>Why not.</summary>
    public string? SchedulingDisabledReason { get; set; }

    /// <summary>Its availability zone.</summary>
    public IReference<AvailabilityZone>? AvailabilityZone { get; set; }

    /// <summary>Host that it runs on, where that is inventory.</summary>
    [NotCollected]
    public long? HostId { get; set; }

    /// <summary>What it is among the services of that host.</summary>
    [NotCollected]
    public long? SystemServiceId { get; set; }
}

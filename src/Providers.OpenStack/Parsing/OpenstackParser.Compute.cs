using System.Text.Json.Nodes;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <content>What servers run in and are made with.</content>
internal sealed partial class OpenstackParser
{
    private void ParseZone(ListedZone zone)
    {
        if (string.IsNullOrWhiteSpace(zone.Id))
            throw new AttributeException("zoneName", "it is missing or blank");
        var isNone = zone.Id == ListedZone.None.Id;
        persister.AvailabilityZones.Build(new AvailabilityZone
        {
            EmsRef = zone.Id, Name = isNone ? null : zone.Id, Type = isNone ? "::AvailabilityZoneNull" : null, ProviderServicesSupported = zone.Services,
        });
    }

    private void ParseService(Native<NativeService> native)
    {
        var (id, service) = native;
        persister.CloudServices.Build(new CloudService
        {
            EmsRef = id,
            Source = "compute",
            ExecutableName = service.Binary,
            Hostname = service.Host,
            Status = service.State,
            SchedulingDisabled = Attributes.OneOf(service.Status, "status", "enabled", "disabled") is { } status ? status == "disabled" : null,
            SchedulingDisabledReason = service.DisabledReason,
            // Programs that serve no zone are listed in one that does not exist.
            AvailabilityZone = service.Zone == "internal" ? null : persister.AvailabilityZones.LazyFind(service.Zone),
        });
    }

    private void ParseFlavor(ListedFlavor listed)
    {
        var (id, flavor) = listed.Native;
        var ephemeral = Attributes.Bytes(flavor.Ephemeral, Attributes.GiB, "OS-FLV-EXT-DATA:ephemeral");
        persister.Flavors.Build(new Flavor
        {
            EmsRef = id,
            Name = flavor.Name,
            Enabled = flavor.Disabled != true,
            CpuTotalCores = Attributes.Count(flavor.Vcpus, "vcpus"),
            Memory = Attributes.Bytes(flavor.Ram, Attributes.MiB, "ram"),
            RootDiskSize = Attributes.Bytes(flavor.Disk, Attributes.GiB, "disk"),
            SwapDiskSize = Attributes.Bytes(flavor.Swap, Attributes.MiB, "swap"),
            EphemeralDiskSize = ephemeral,
            EphemeralDiskCount = ephemeral is null ? null : ephemeral > 0 ? 1 : 0,
            PubliclyAvailable = flavor.IsPublic,
            CloudTenants = TenantsOf(listed.Tenants),
        });
    }

    private void ParseKeyPair(Native<NativeKeyPair> native)
    {
        var (name, pair) = native;
        persister.KeyPairs.Build(new AuthKeyPair { Name = name, Fingerprint = pair.Fingerprint });
    }

    private void ParseServerGroup(Native<NativeServerGroup> native)
    {
        var (id, group) = native;
        persister.PlacementGroups.Build(new PlacementGroup
        {
            EmsRef = id, Name = group.Name, Policy = group.Policy ?? (group.Policies is [var first, ..] ? first : null), CloudTenant = Tenant(group.ProjectId),
        });
    }

    private void ParseAggregate(Native<NativeAggregate> native)
    {
        var (id, aggregate) = native;
        persister.HostAggregates.Build(new HostAggregate { EmsRef = id, Name = aggregate.Name, Metadata = aggregate.Metadata ?? new JsonObject() });
    }
}

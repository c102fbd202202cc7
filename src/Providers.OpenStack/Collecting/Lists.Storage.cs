using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <content>Cinder's, swift's and heat's.</content>
internal static partial class Lists
{
    public static NativeList<NativeZone> VolumeZones { get; } =
        // With the format in its name: the one form that was seen to work from cinder's second version on.
        new("availability zone", Service.Volume, "os-availability-zone.json", "availabilityZoneInfo", OpenstackJson.Default.NativeZone)
        {
            Reach = Reach.Cloud, IdProperty = "zoneName", PageSize = null,
        };

    public static NativeList<NativeVolume> Volumes { get; } =
        new("volume", Service.Volume, "volumes/detail", "volumes", OpenstackJson.Default.NativeVolume)
        {
            AllTenants = true, Owner = volume => volume.TenantId, One = ("volumes", "volume"),
        };

    public static NativeList<NativeVolumeSnapshot> VolumeSnapshots { get; } =
        new("volume snapshot", Service.Volume, "snapshots/detail", "snapshots", OpenstackJson.Default.NativeVolumeSnapshot)
        {
            AllTenants = true, Owner = snapshot => snapshot.ProjectId, One = ("snapshots", "snapshot"),
        };

    public static NativeList<NativeBackup> Backups { get; } =
        new("volume backup", Service.Volume, "backups/detail", "backups", OpenstackJson.Default.NativeBackup)
        {
            AllTenants = true, Owner = backup => backup.ProjectId, One = ("backups", "backup"),
        };

    public static NativeList<NativeVolumeType> VolumeTypes { get; } =
        new("volume type", Service.Volume, "types", "volume_types", OpenstackJson.Default.NativeVolumeType) { One = ("types", "volume_type") };

    public static NativeList<NativeStack> Stacks { get; } =
        new("stack", Service.Orchestration, "stacks", "stacks", OpenstackJson.Default.NativeStack)
        {
            Reach = Reach.EachProject, Query = "show_nested=true", One = ("stacks", "stack"),
        };

    public static NativeList<NativeContainer> Containers { get; } =
        new("container", Service.ObjectStore, "", null, OpenstackJson.Default.NativeContainer)
        {
            Reach = Reach.EachProject, Query = "format=json", IdProperty = "name",
        };

    /// <summary>The objects of a container, of the project that has the container.</summary>
    public static NativeList<NativeObject> Objects(string container) =>
        new("object", Service.ObjectStore, Uri.EscapeDataString(container), null, OpenstackJson.Default.NativeObject)
        {
            Query = "format=json", IdProperty = "name",
        };

    /// <summary>The resources of a stack, of the project that has the stack.</summary>
    public static NativeList<NativeResource> Resources(string stackPath) =>
        new("stack resource", Service.Orchestration, $"{stackPath}/resources", "resources", OpenstackJson.Default.NativeResource)
        {
            IdProperty = "resource_name", PageSize = null,
        };
}

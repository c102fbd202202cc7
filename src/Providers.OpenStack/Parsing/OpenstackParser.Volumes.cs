using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Parsing;

/// <content>Volumes. Where they are attached is told with the disks of servers.</content>
internal sealed partial class OpenstackParser
{
    private void ParseVolume(Native<NativeVolume> native)
    {
        var (id, volume) = native;
        persister.CloudVolumes.Build(new CloudVolume
        {
            EmsRef = id,
            Name = Attributes.NameOr(id, volume.Name),
            Description = volume.Description,
            Status = volume.Status,
            Bootable = Attributes.Truth(volume.Bootable, "bootable"),
            CreationTime = volume.CreatedAt,
            VolumeType = volume.VolumeType,
            Size = Attributes.Bytes(volume.Size, Attributes.GiB, "size"),
            Encrypted = volume.Encrypted,
            MultiAttachment = volume.Multiattach,
            BaseSnapshot = persister.CloudVolumeSnapshots.LazyFind(volume.SnapshotId),
            AvailabilityZone = persister.AvailabilityZones.LazyFind(volume.AvailabilityZone),
            CloudTenant = Tenant(volume.TenantId),
        });
    }

    private void ParseVolumeSnapshot(Native<NativeVolumeSnapshot> native)
    {
        var (id, snapshot) = native;
        persister.CloudVolumeSnapshots.Build(new CloudVolumeSnapshot
        {
            EmsRef = id,
            Name = snapshot.Name,
            Description = snapshot.Description,
            Status = snapshot.Status,
            CreationTime = snapshot.CreatedAt,
            Size = Attributes.Bytes(snapshot.Size, Attributes.GiB, "size"),
            CloudVolume = persister.CloudVolumes.LazyFind(snapshot.VolumeId),
            CloudTenant = Tenant(snapshot.ProjectId),
        });
    }

    private void ParseBackup(Native<NativeBackup> native)
    {
        var (id, backup) = native;
        persister.CloudVolumeBackups.Build(new CloudVolumeBackup
        {
            EmsRef = id,
            Name = backup.Name,
            Description = backup.Description,
            Status = backup.Status,
            CreationTime = backup.CreatedAt,
            Size = Attributes.Bytes(backup.Size, Attributes.GiB, "size"),
            ObjectCount = Attributes.Count(backup.ObjectCount, "object_count"),
            IsIncremental = backup.IsIncremental,
            HasDependentBackups = backup.HasDependentBackups,
            CloudVolume = persister.CloudVolumes.LazyFind(backup.VolumeId),
            AvailabilityZone = persister.AvailabilityZones.LazyFind(backup.AvailabilityZone),
        });
    }

    private void ParseVolumeType(Native<NativeVolumeType> native)
    {
        var (id, type) = native;
        persister.CloudVolumeTypes.Build(new CloudVolumeType
        {
            EmsRef = id,
            Name = type.Name,
            Description = type.Description,
            BackendName = type.ExtraSpecs?.GetValueOrDefault("volume_backend_name"),
            Public = type.IsPublic,
        });
    }
}

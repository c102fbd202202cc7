using Inventory.Sdk.Vmdb;
using Ec2 = Amazon.EC2.Model;

namespace Providers.Amazon;

/// <content>EBS: volumes and their snapshots.</content>
internal sealed partial class AmazonParser
{
    private readonly Dictionary<string, long?> sizesOfVolumes = new(StringComparer.Ordinal);

    private void ParseVolume(AttachedVolume attached)
    {
        var volume = attached.Volume;
        var id = Required(volume.VolumeId, "A volume", "VolumeId");
        sizesOfVolumes[id] = Bytes(volume.Size);
        persister.CloudVolumes.Build(new CloudVolume
        {
            EmsRef = id,
            Name = volume.Tags.Name() ?? id,
            Status = volume.State?.Value,
            CreationTime = Instant(volume.CreateTime),
            VolumeType = volume.VolumeType?.Value,
            Size = Bytes(volume.Size),
            BaseSnapshot = persister.CloudVolumeSnapshots.LazyFind(volume.SnapshotId),
            AvailabilityZone = persister.AvailabilityZones.LazyFind(volume.AvailabilityZone),
            Iops = volume.Iops,
            Encrypted = volume.Encrypted,
        });
        foreach (var attachment in attached.Elsewhere)
            if (persister.Vms.LazyFind(attachment.InstanceId) is { } vm && NameOf(attachment.Device) is { } device)
                BuildDisk(persister.Hardwares.LazyFind(vm), device, id);
    }

    private void ParseSnapshot(Ec2.Snapshot snapshot)
    {
        var id = Required(snapshot.SnapshotId, "A snapshot", "SnapshotId");
        persister.CloudVolumeSnapshots.Build(new CloudVolumeSnapshot
        {
            EmsRef = id,
            Name = snapshot.Tags.Name() ?? id,
            Status = snapshot.State?.Value,
            CreationTime = Instant(snapshot.StartTime),
            Description = snapshot.Description.OrNull(),
            Size = Bytes(snapshot.VolumeSize),
            CloudVolume = persister.CloudVolumes.LazyFind(snapshot.VolumeId),
            Encrypted = snapshot.Encrypted,
        });
    }
}

using System.Runtime.CompilerServices;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <content>Cinder and swift.</content>
internal abstract partial class Collector
{
    private readonly Noted<Native<NativeVolume>, VolumeFacts> volumes;
    private readonly Noted<Native<NativeVolumeSnapshot>, SnapshotFacts> volumeSnapshots;

    /// <summary>Volumes.</summary>
    public IAsyncEnumerable<Native<NativeVolume>> Volumes() => volumes.ReadAsync();

    /// <summary>Snapshots of volumes.</summary>
    public IAsyncEnumerable<Native<NativeVolumeSnapshot>> VolumeSnapshots() => volumeSnapshots.ReadAsync();

    /// <summary>Backups of volumes.</summary>
    public IAsyncEnumerable<Native<NativeBackup>> Backups() => Raw("cloud_volume_backups", Lists.Backups);

    /// <summary>Types of volumes.</summary>
    public async IAsyncEnumerable<Native<NativeVolumeType>> VolumeTypes([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var ids = new HashSet<string?>();
        await foreach (var type in Raw("cloud_volume_types", Lists.VolumeTypes, cancel))
            if (ids.Add(type.Id) || type.Id is null)
                yield return type;
        if (!(await Session.AccountAsync(cancel)).IsAdministrator)
            yield break;
        // Private types are listed apart, and by some releases not at all.
        var hidden = Raw("cloud_volume_types", Lists.VolumeTypes with { Query = "is_public=False" }, cancel);
        await foreach (var type in Otherwise(hidden, AsyncEnumerable.Empty<Native<NativeVolumeType>>()))
            if (ids.Add(type.Id))
                yield return type;
    }

    /// <summary>
    /// What servers can be made from besides images: volumes and volume snapshots that are free and bootable. A cloud without volumes has none;
    /// its images may come and go all the same.
    /// </summary>
    public virtual async IAsyncEnumerable<ListedVolumeTemplate> VolumeTemplates([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (!(await Session.AccountAsync(cancel)).Catalog.Offers(Service.Volume))
            yield break;
        var of = await volumes.FactsAsync(cancel);
        foreach (var (id, volume) in of)
            if (volume.IsTemplate)
                yield return new ListedVolumeTemplate(id, volume.Name, volume.Tenant, "VolumeTemplate");
        foreach (var (id, snapshot) in await volumeSnapshots.FactsAsync(cancel))
            if (snapshot.IsAvailable && of.GetValueOrDefault(snapshot.Volume ?? "") is { IsBootable: true })
                yield return new ListedVolumeTemplate(id, snapshot.Name, snapshot.Tenant, "VolumeSnapshotTemplate");
    }

    /// <summary>Containers of swift.</summary>
    public IAsyncEnumerable<Native<NativeContainer>> Containers() => Raw("cloud_object_store_containers", Lists.Containers);

    /// <summary>Objects of swift, container by container.</summary>
    public async IAsyncEnumerable<ListedObject> Objects([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (await WantsAsync("cloud_object_store_objects", cancel) is null)
            yield break;
        await foreach (var container in Cloud.ReadAsync(Lists.Containers, cancel))
            await foreach (var item in ObjectsOf(container, cancel))
                yield return new ListedObject(item, container.Id!);
    }

    // "." and ".." name other places than a container.
    private IAsyncEnumerable<Native<NativeObject>> ObjectsOf(Native<NativeContainer> container, CancellationToken cancel) =>
        container.Id is { Length: > 0 } name && name.Any(c => c != '.')
            ? Cloud.ReadAsync(Lists.Objects(name), container.Project, cancel)
            : AsyncEnumerable.Empty<Native<NativeObject>>();

    // Cinder tells with each volume where it is attached; nova is asked only about volumes of which cinder told nothing.
    private async Task<IReadOnlyList<VolumeAt>> VolumesOfAsync(Native<NativeServer> native, NativeServer server, CancellationToken cancel)
    {
        var ids = (server.VolumesAttached ?? []).Select(volume => volume.Id).OfType<string>().Distinct().ToList();
        if (ids.Count == 0)
            return [];
        var known = await volumes.KnownAsync(cancel);
        var told = ids.ToDictionary(id => id, id => known.GetValueOrDefault(id)?.DeviceAt(native.Id!), StringComparer.Ordinal);
        if (told.Values.Any(device => device is null))
            foreach (var (id, device) in await AskNovaAsync(native, cancel))
                told[id] = told.GetValueOrDefault(id) ?? device;
        return
        [
            .. from volume in told
               let device = volume.Value?.Split('/')[^1]
               where device is { Length: > 0 }
               select new VolumeAt(volume.Key, device, known.GetValueOrDefault(volume.Key)?.Size),
        ];
    }

    private async Task<IReadOnlyList<(string Volume, string? Device)>> AskNovaAsync(Native<NativeServer> server, CancellationToken cancel)
    {
        var attached = new List<(string, string?)>();
        try
        {
            await foreach (var item in Cloud.ReadAsync(Lists.VolumeAttachments(server.Id!), server.Project, cancel))
                if (item.ValueOrNull is { VolumeId: { } volume } attachment)
                    attached.Add((volume, attachment.Device));
        }
        catch (OpenstackException gone) when (gone.Failure == Failure.NotFound)
        {
            // The server went while it was read.
        }
        return attached;
    }
}

/// <summary>What others need of a volume.</summary>
internal sealed record VolumeFacts(long? Size, bool IsBootable, bool IsTemplate, string? Name, string? Tenant, IReadOnlyList<NativeAttachment> Attachments)
{
    public static VolumeFacts Of(NativeVolume volume)
    {
        var isBootable = string.Equals(volume.Bootable, "true", StringComparison.OrdinalIgnoreCase);
        var isTemplate = isBootable && volume.Status == "available";
        return new(volume.Size, isBootable, isTemplate, isTemplate ? volume.Name : null, isTemplate ? volume.TenantId : null, volume.Attachments ?? []);
    }

    /// <summary>The device that it is at a server; null if cinder tells none.</summary>
    public string? DeviceAt(string server) => Attachments.FirstOrDefault(at => at.ServerId == server)?.Device;
}

/// <summary>What others need of a volume's snapshot.</summary>
internal sealed record SnapshotFacts(bool IsAvailable, string? Volume, string? Name, string? Tenant)
{
    public static SnapshotFacts Of(NativeVolumeSnapshot snapshot) =>
        new(snapshot.Status == "available", snapshot.VolumeId, snapshot.Name, snapshot.ProjectId);
}

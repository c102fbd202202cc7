using System.Runtime.CompilerServices;
using AwesomeCloud;
using Inventory.Sdk;
using Inventory.Sdk.Http;

namespace Providers.AwesomeCloud;

/// <summary>
/// Reads one region, one method per native list, each streamed. The scope decides what is asked for: all of a list, or the ids that targets name.
/// A list that the scope does not include is empty and costs no request.
/// </summary>
public sealed class Collector(AwesomeCloudClient cloud)
{
    private Task<ILookup<string, InstanceType>>? types;

    public string Region => cloud.Region;

    public IAsyncEnumerable<AvailabilityZone> AvailabilityZones(Scope scope) => cloud.ListAvailabilityZones(Only(scope, "availability_zones"));

    public IAsyncEnumerable<Image> Images(Scope scope) => cloud.ListImages(Only(scope, "miq_templates"));

    public async IAsyncEnumerable<InstanceType> InstanceTypes(Scope scope, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (!scope.Includes("flavors"))
            yield break;
        foreach (var type in (await TypesById(cancel)).Where(t => scope.IsWhole("flavors") || scope.References("flavors").Contains(t.Key)).SelectMany(t => t))
            yield return type;
    }

    /// <summary>Instances, a page at a time, each with what its hardware takes from elsewhere: its type, and the sizes of its volumes.</summary>
    public async IAsyncEnumerable<SizedInstance> Instances(Scope scope, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (!scope.Includes("vms"))
            yield break;
        var typesById = await TypesById(cancel);
        var gigabytes = new Dictionary<string, long>();
        if (scope.IsWhole("vms"))
            await AddVolumeSizes(gigabytes, null, cancel);
        await foreach (var page in cloud.ListInstances(Only(scope, "vms")).AsPages(cancel).Prefetch(cancel: cancel))
        {
            // Targets bring no list of all volumes, and in a full refresh volumes may be younger than it.
            var missing = page.Items.SelectMany(i => i.BlockDevices).Select(d => d.VolumeId).Where(id => !gigabytes.ContainsKey(id));
            await AddVolumeSizes(gigabytes, [.. missing], cancel);
            foreach (var instance in page.Items)
                yield return new(instance, typesById[instance.InstanceTypeId].FirstOrDefault(), gigabytes);
        }
    }

    // One short list for two readings, whichever the engine enumerates first.
    private Task<ILookup<string, InstanceType>> TypesById(CancellationToken cancel) =>
        types ??= cloud.ListInstanceTypes().ToLookupAsync(t => t.Id, cancellationToken: cancel).AsTask();

    private async Task AddVolumeSizes(Dictionary<string, long> gigabytes, IReadOnlyCollection<string>? ids, CancellationToken cancel)
    {
        await foreach (var volume in cloud.ListVolumes(ids).WithCancellation(cancel))
            gigabytes[volume.Id] = volume.SizeGb;
    }

    // Null means all; an empty list means none.
    private static IReadOnlyCollection<string>? Only(Scope scope, string collection) => scope.IsWhole(collection) ? null : scope.References(collection);
}

/// <summary>An instance, its type (null if the cloud does not list it), and the sizes in GiB of the volumes read so far, by id.</summary>
public sealed record SizedInstance(Instance Instance, InstanceType? Type, IReadOnlyDictionary<string, long> VolumeGigabytes);

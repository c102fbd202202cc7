using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack;

/// <summary>
/// Reads OpenStack's lists, one method per list. A list that cannot be read to its end throws: it never comes out shorter, or empty.
/// Of a scope that names objects, the lists give those.
/// </summary>
internal sealed class OpenstackCollector
{
    private readonly OpenstackSession session;
    private readonly Remembered<NativeFlavor> flavors;
    private readonly Remembered<NativeImage> images;

    public OpenstackCollector(OpenstackSession session)
    {
        this.session = session;
        flavors = new(() => session.ListAsync(AllFlavors));
        images = new(() => session.ListAsync(AllImages));
    }

    /// <summary>Availability zones of the compute service.</summary>
    public IAsyncEnumerable<Native<NativeZone>> AvailabilityZones(Scope scope) => Named(scope, "availability_zones", session.ListAsync(AllZones));

    /// <summary>Flavors, private ones and disabled ones included.</summary>
    public IAsyncEnumerable<Native<NativeFlavor>> Flavors(Scope scope) => Named(scope, "flavors", From(flavors));

    /// <summary>Images.</summary>
    public IAsyncEnumerable<Native<NativeImage>> Images(Scope scope) => Named(scope, "miq_templates", From(images));

    /// <summary>Servers of all projects; of one's own project where that is forbidden.</summary>
    public async IAsyncEnumerable<ListedServer> Servers(Scope scope, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (!scope.Includes("vms"))
            yield break;
        var knownFlavors = await flavors.GetAsync(cancel);
        // A cloud without image service boots from volumes.
        var catalog = await session.CatalogAsync(cancel);
        var knownImages = catalog.Offers(Service.Image) ? await images.GetAsync(cancel) : Known<NativeImage>.Of([]);
        await foreach (var server in Named(scope, "vms", session.ListAsync(AllServers, cancel)))
            yield return new ListedServer(server, knownFlavors, knownImages);
    }

    private static NativeList<NativeZone> AllZones { get; } =
        new(Service.Compute, "os-availability-zone", "availabilityZoneInfo", OpenstackJson.Default.NativeZone) { IdProperty = "zoneName", PageSize = null };

    private static NativeList<NativeFlavor> AllFlavors { get; } =
        new(Service.Compute, "flavors/detail", "flavors", OpenstackJson.Default.NativeFlavor) { Query = "is_public=None" };

    private static NativeList<NativeImage> AllImages { get; } = new(Service.Image, "images", "images", OpenstackJson.Default.NativeImage);

    private static NativeList<NativeServer> AllServers { get; } =
        new(Service.Compute, "servers/detail", "servers", OpenstackJson.Default.NativeServer) { Query = "all_tenants=1", QueryIfForbidden = "" };

    private static async IAsyncEnumerable<Native<T>> From<T>(Remembered<T> list, [EnumeratorCancellation] CancellationToken cancel = default) where T : class
    {
        foreach (var item in (await list.GetAsync(cancel)).All)
            yield return item;
    }

    // Nothing is asked of the cloud before the result is enumerated, and nothing at all for a collection outside the scope.
    private static IAsyncEnumerable<Native<T>> Named<T>(Scope scope, string collection, IAsyncEnumerable<Native<T>> list) where T : class
    {
        if (scope.IsFull)
            return list;
        var named = scope.References(collection).ToHashSet(StringComparer.Ordinal);
        return named.Count == 0 ? AsyncEnumerable.Empty<Native<T>>() : list.Where(item => item.Id is { } id && named.Contains(id));
    }
}

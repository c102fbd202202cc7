using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <content>Nova and glance.</content>
internal abstract partial class Collector
{
    /// <summary>Servers whose neighbours are looked up together.</summary>
    private const int GroupSize = 200;

    private readonly Noted<Native<NativeFlavor>, NativeFlavor> flavors;
    private readonly Noted<Native<NativeImage>, ImageFacts> images;
    private readonly Noted<Native<NativeServerGroup>, string> groups;
    private readonly Noted<ListedStack, string> stacks;
    private readonly Dictionary<string, NativeFlavor?> unlistedFlavors = [];

    /// <summary>Availability zones of nova and cinder, put together, and the one of servers that are in none.</summary>
    public async IAsyncEnumerable<ListedZone> Zones([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var services = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var zone in Raw("availability_zones", Lists.ComputeZones, cancel))
            Add(zone, "compute");
        ServiceUnavailableException? unavailable = null;
        if ((await Session.AccountAsync(cancel)).Catalog.Offers(Service.Volume))
        {
            try
            {
                await foreach (var zone in Raw("availability_zones", Lists.VolumeZones, cancel))
                    Add(zone, "volume");
            }
            catch (ServiceUnavailableException refused)
            {
                unavailable = refused;
            }
        }
        foreach (var (name, of) in services)
            yield return new ListedZone(name, of);
        yield return ListedZone.None;
        if (unavailable is not null)
            throw unavailable;

        void Add(Native<NativeZone> zone, string service)
        {
            if (!services.TryGetValue(zone.Id ?? "", out var of))
                services.Add(zone.Id ?? "", of = []);
            of.Add(service);
        }
    }

    /// <summary>The programs of nova.</summary>
    public IAsyncEnumerable<Native<NativeService>> Services() => Raw("cloud_services", Lists.Services);

    /// <summary>Flavors, private ones and disabled ones included.</summary>
    public async IAsyncEnumerable<ListedFlavor> Flavors([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var flavor in flavors.ReadAsync(cancel).SelectAhead(AtOnce, ListAsync, cancel))
            yield return flavor;
    }

    /// <summary>Key pairs of the user.</summary>
    public IAsyncEnumerable<Native<NativeKeyPair>> KeyPairs() => Raw("auth_key_pairs", Lists.KeyPairs);

    /// <summary>Server groups.</summary>
    public IAsyncEnumerable<Native<NativeServerGroup>> ServerGroups() => groups.ReadAsync();

    /// <summary>Host aggregates.</summary>
    public IAsyncEnumerable<Native<NativeAggregate>> Aggregates() => Raw("host_aggregates", Lists.Aggregates);

    /// <summary>Images.</summary>
    public async IAsyncEnumerable<ListedImage> Images([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var image in images.ReadAsync(cancel))
            yield return new ListedImage(image, image.ValueOrNull?.Visibility == "public" ? await TenantsAsync(cancel) : []);
    }

    /// <summary>Servers.</summary>
    public async IAsyncEnumerable<ListedServer> Servers([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var group in Raw("vms", Lists.Servers, cancel).InGroups(GroupSize, cancel))
        {
            var ids = group.Select(server => server.Id).OfType<string>().ToList();
            var groupOf = await GroupsOfAsync(ids, cancel);
            var stackOf = await StacksOfAsync("vms", ids, cancel);
            foreach (var server in group)
                yield return await ListAsync(server) with { Group = groupOf(server.Id ?? ""), Stack = stackOf(server.Id ?? "") };
        }

        async Task<ListedServer> ListAsync(Native<NativeServer> native) => native.ValueOrNull is not { } server ? new ListedServer(native)
            : await WithFlavorAsync(server.Flavor, new ListedServer(native)
            {
                Image = server.ImageId is { } image ? (await images.KnownAsync(cancel)).GetValueOrDefault(image) : null,
                Volumes = await VolumesOfAsync(native, server, cancel),
            }, cancel);
    }

    /// <summary>The server group of each of the servers.</summary>
    protected virtual async Task<Func<string, Told<string>>> GroupsOfAsync(IReadOnlyCollection<string> servers, CancellationToken cancel) =>
        await groups.ToldAsync(cancel);

    /// <summary>The stack of each of the objects.</summary>
    protected virtual async Task<Func<string, Told<string>>> StacksOfAsync(string collection, IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        await stacks.ToldAsync(cancel);

    /// <summary>The ids of all tenants.</summary>
    protected async ValueTask<IReadOnlyCollection<string>> TenantsAsync(CancellationToken cancel) => [.. (await projects.FactsAsync(cancel)).Keys];

    // Groups of projects in which the administrator has no role are listed on another word than such objects everywhere else.
    private async IAsyncEnumerable<Native<NativeServerGroup>> AllGroups([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var account = await Session.AccountAsync(cancel);
        var strangers = account.IsAdministrator && (await projects.KnownAsync(cancel)).Keys.Except(account.Projects.Select(own => own.Id)).Any();
        await foreach (var group in Raw("placement_groups", strangers ? Lists.ServerGroups with { Query = "all_projects=True" } : Lists.ServerGroups, cancel))
            yield return group;
    }

    private async Task<ListedFlavor> ListAsync(Native<NativeFlavor> native, CancellationToken cancel) => native.ValueOrNull?.IsPublic switch
    {
        true => new ListedFlavor(native, await TenantsAsync(cancel)),
        false => new ListedFlavor(native, await AccessAsync(native, cancel)),
        null => new ListedFlavor(native, null),
    };

    // Who is no administrator may not ask who else may use it.
    private async Task<IReadOnlyCollection<string>> AccessAsync(Native<NativeFlavor> flavor, CancellationToken cancel)
    {
        var tenants = new List<string>();
        try
        {
            await foreach (var page in Session.PagesAsync(Lists.FlavorAccess(flavor.Id!), flavor.Project, false, cancel))
                tenants.AddRange(page.Items.Select(access => access.Id).OfType<string>());
        }
        catch (OpenstackException refused) when (refused.IsRefusal)
        {
            return [flavor.Project.Id];
        }
        return tenants;
    }

    private async Task<ListedServer> WithFlavorAsync(ServerFlavor? named, ListedServer server, CancellationToken cancel)
    {
        if (named is null)
            return server;
        var known = await flavors.KnownAsync(cancel);
        var id = named.Id ?? known.FirstOrDefault(flavor => named.OriginalName is not null && flavor.Value.Name == named.OriginalName).Key;
        return server with { FlavorId = id, Size = named.Size ?? (id is null ? null : (known.GetValueOrDefault(id) ?? await UnlistedAsync(id, cancel))?.Size) };
    }

    // Of a flavor that is gone, or whose list could not be read.
    private async ValueTask<NativeFlavor?> UnlistedAsync(string id, CancellationToken cancel)
    {
        if (!unlistedFlavors.TryGetValue(id, out var flavor))
            unlistedFlavors[id] = flavor = (await Cloud.FindAsync(Lists.Flavors, id, () => Task.FromResult<string?>(null), cancel))?.ValueOrNull;
        return flavor;
    }

    private static void NoteMembers(Native<NativeServerGroup> group, Dictionary<string, string> facts)
    {
        foreach (var server in group.ValueOrNull?.Members ?? [])
            facts[server] = group.Id!;
    }

    private static void NoteResources(ListedStack stack, Dictionary<string, string> facts)
    {
        foreach (var resource in stack.Resources)
            if (stack.Native.Id is { } id && resource.ValueOrNull?.PhysicalResourceId is { Length: > 0 } made)
                facts[made] = id;
    }
}

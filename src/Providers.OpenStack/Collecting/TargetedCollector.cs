using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>
/// Reads the objects that a scope names, with their neighbours. What of an object is another list's to tell, and that list is not read, stays as
/// the inventory has it.
/// </summary>
internal sealed class TargetedCollector : Collector
{
    private readonly Scope scope;
    private readonly Neighbourhood near;

    public TargetedCollector(OpenstackSession session, Scope scope)
        : base(session)
    {
        this.scope = scope;
        near = new Neighbourhood(session, Cloud, scope, Described);
    }

    public override async IAsyncEnumerable<ListedVolumeTemplate> VolumeTemplates([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (scope.IsWhole("miq_templates"))
            await foreach (var template in new FullCollector(Session).VolumeTemplates(cancel))
                yield return template;
        else
            await foreach (var template in near.VolumeTemplatesAsync(cancel))
                yield return template;
    }

    protected override async IAsyncEnumerable<Native<T>> Raw<T>(
        string collection, NativeList<T> list, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await near.FollowAsync(cancel);
        if (scope.IsWhole(collection) || near.IsWhole(collection))
        {
            await foreach (var item in Cloud.ReadAsync(list, cancel))
                yield return item;
        }
        else if (near.Find<T>(collection) is { } sought)
        {
            await foreach (var item in sought.FoundAsync(cancel))
                yield return item;
        }
        else if (near.Named(collection) is { Count: > 0 } named)
        {
            await foreach (var item in Cloud.ReadAsync(list, cancel))
                if (item.Id is { } id && named.Contains(id))
                    yield return item;
        }
    }

    protected override async ValueTask<Func<string, bool>?> WantsAsync(string collection, CancellationToken cancel)
    {
        await near.FollowAsync(cancel);
        if (scope.IsWhole(collection))
            return _ => true;
        return near.Named(collection) is { Count: > 0 } named ? named.Contains : null;
    }

    protected override async IAsyncEnumerable<ListedStack> ReadStacks([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await near.FollowAsync(cancel);
        await foreach (var stack in (scope.IsWhole("orchestration_stacks") ? base.ReadStacks(cancel) : near.Stacks()).WithCancellation(cancel))
            yield return stack;
    }

    protected override async Task<Func<string, string?>> GroupsOfAsync(IReadOnlyCollection<string> servers, CancellationToken cancel) =>
        near.IsWhole("placement_groups") || scope.IsWhole("placement_groups")
            ? await base.GroupsOfAsync(servers, cancel)
            : (await scope.Stored.LinksOfAsync("vms", servers, "placement_group", "placement_groups", cancel)).GetValueOrDefault;

    protected override async Task<Func<string, string?>> StacksOfAsync(string collection, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var stored = await scope.Stored.LinksOfAsync(collection, ids, "orchestration_stack", "orchestration_stacks", cancel);
        var read = await base.StacksOfAsync(collection, ids, cancel);
        return id => read(id) ?? (stored.GetValueOrDefault(id) is { } stack && !near.HasStack(stack) ? stack : null);
    }

    protected override async Task<Func<string, string?>> RoutersOfAsync(IReadOnlyCollection<string> subnets, CancellationToken cancel)
    {
        var stored = await scope.Stored.LinksOfAsync("cloud_subnets", subnets, "network_router", "network_routers", cancel);
        var read = await InterfacesAsync(cancel);
        return subnet => read.GetValueOrDefault(subnet) ?? (stored.GetValueOrDefault(subnet) is { } router && !near.HasInterfacesOf(router) ? router : null);
    }
}

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

    protected override Task<Func<string, Told<string>>> GroupsOfAsync(IReadOnlyCollection<string> servers, CancellationToken cancel) =>
        near.IsWhole("placement_groups") || scope.IsWhole("placement_groups")
            ? base.GroupsOfAsync(servers, cancel)
            : Task.FromResult<Func<string, Told<string>>>(_ => default);

    protected override async Task<Func<string, Told<string>>> StacksOfAsync(string collection, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var stored = await scope.Stored.LinksOfAsync(collection, ids, "orchestration_stack", "orchestration_stacks", cancel);
        return OrStored(await base.StacksOfAsync(collection, ids, cancel), stored, stack => !near.HasStack(stack));
    }

    protected override async Task<Func<string, Told<string>>> RoutersOfAsync(IReadOnlyCollection<string> subnets, CancellationToken cancel)
    {
        var stored = await scope.Stored.LinksOfAsync("cloud_subnets", subnets, "network_router", "network_routers", cancel);
        return OrStored(await base.RoutersOfAsync(subnets, cancel), stored, router => !near.HasInterfacesOf(router));
    }

    // What was not read says nothing against what is stored.
    private static Func<string, Told<string>> OrStored(
        Func<string, Told<string>> read, IReadOnlyDictionary<string, string> stored, Func<string, bool> wasNotRead) => id =>
        read(id) is { IsKnown: true, Fact: null } && stored.GetValueOrDefault(id) is { } target && wasNotRead(target) ? new Told<string>(true, target) : read(id);
}

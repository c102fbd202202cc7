using System.Runtime.CompilerServices;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <content>Neutron.</content>
internal abstract partial class Collector
{
    private readonly Noted<Native<NativePort>, string> ports;

    /// <summary>Networks.</summary>
    public IAsyncEnumerable<ListedMade<NativeNetwork>> Networks() => Made("cloud_networks", Raw("cloud_networks", Lists.Networks));

    /// <summary>Routers.</summary>
    public IAsyncEnumerable<Native<NativeRouter>> Routers() => Raw("network_routers", Lists.Routers);

    /// <summary>Ports.</summary>
    public IAsyncEnumerable<Native<NativePort>> Ports() => ports.ReadAsync();

    /// <summary>Subnets, with their routers.</summary>
    public async IAsyncEnumerable<ListedSubnet> Subnets([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var group in Raw("cloud_subnets", Lists.Subnets, cancel).InGroups(GroupSize, cancel))
        {
            var routerOf = await RoutersOfAsync([.. group.Select(subnet => subnet.Id).OfType<string>()], cancel);
            foreach (var subnet in group)
                yield return new ListedSubnet(subnet, routerOf(subnet.Id ?? ""));
        }
    }

    /// <summary>Floating IP addresses.</summary>
    public IAsyncEnumerable<Native<NativeFloatingIp>> FloatingIps() => Raw("floating_ips", Lists.FloatingIps);

    /// <summary>Security groups, each followed by its rules.</summary>
    public async IAsyncEnumerable<IItem> SecurityGroupsAndRules([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var group in Made("security_groups", Raw("security_groups", Lists.SecurityGroups, cancel), cancel))
        {
            yield return group;
            foreach (var rule in ListedRule.Of(group.Native))
                yield return rule;
        }
    }

    /// <summary>The router that leads out of each of the subnets.</summary>
    protected virtual async Task<Func<string, Told<string>>> RoutersOfAsync(IReadOnlyCollection<string> subnets, CancellationToken cancel) =>
        await ports.ToldAsync(cancel);

    private async IAsyncEnumerable<ListedMade<T>> Made<T>(
        string collection, IAsyncEnumerable<Native<T>> items, [EnumeratorCancellation] CancellationToken cancel = default) where T : class
    {
        await foreach (var group in items.InGroups(GroupSize, cancel))
        {
            var stackOf = await StacksOfAsync(collection, [.. group.Select(item => item.Id).OfType<string>()], cancel);
            foreach (var item in group)
                yield return new ListedMade<T>(item, stackOf(item.Id ?? ""));
        }
    }

    // Of an interface with several addresses the first one counts.
    private static void NoteInterfaces(Native<NativePort> port, Dictionary<string, string> facts)
    {
        if (port.ValueOrNull is { InterfaceOfRouter: { Length: > 0 } router, FixedIps: [{ SubnetId: { } subnet }, ..] })
            facts[subnet] = router;
    }
}

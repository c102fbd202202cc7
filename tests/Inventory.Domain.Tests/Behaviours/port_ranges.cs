using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Port_ranges(Server server) : Behaviour(server)
{
    [Fact]
    public async Task Include_both_ends()
    {
        Listener("all", new PortRange(0, 65535));
        Listener("none", null);
        Listener("one", PortRange.Of(443));
        Listener("some", new PortRange(8080, 8089));
        await Refresh();
        (await Rows(
            """
            select ems_ref, lower(load_balancer_port_range), upper(load_balancer_port_range) - 1, instance_port_range = load_balancer_port_range
            from vmdb.load_balancer_listeners order by 1
            """)).ShouldBe(["all|0|65535|True", "none|||", "one|443|443|True", "some|8080|8089|True"]);
        await HistoryAndTablesAgree();
        await Execute("update inventory.objects set fingerprint = ''");
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Change_in_one_event()
    {
        Listener("l", PortRange.Of(80));
        await Refresh();
        Listener("l", new PortRange(80, 81));
        (await Refresh()).Events.ShouldBe(1);
        (await Events("load_balancer_listeners", "l"))[^1]
            .ShouldBe("""load_balancer_listener_changed {"instance_port_range": [80, 81], "load_balancer_port_range": [80, 81]}""");
        Listener("l", null);
        await Refresh();
        (await Rows("select load_balancer_port_range is null from vmdb.load_balancer_listeners")).ShouldBe(["True"]);
        await SecondRefreshRecordsNothing();
    }

    private void Listener(string id, PortRange? ports) =>
        Is<LoadBalancerListener>(id, (listener, _) => (listener.LoadBalancerPortRange, listener.InstancePortRange) = (ports, ports));
}

namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class changes_of_networks_arrive(RefreshedCloud cloud) : Changes(cloud)
{
    // Those that it makes and removes on its own, for addresses and routers.
    private static readonly string[] PortsOfNeutron = ["network_ports", "cloud_subnets_network_ports"];

    // Neutron makes them for routers and floating IPs, and tells of them apart.
    private static readonly string[] PortsOfItsOwn = ["network_ports", "cloud_subnets_network_ports"];

    [Fact]
    public async Task a_port_is_plugged_and_unplugged()
    {
        var server = await ServerAsync();
        var port = await Client.CreateAsync("port create --network acceptance-net --allowed-address ip-address=10.77.0.200 acceptance-port");
        await Arrives("network_ports", port);
        await Client.DoAsync($"server add port {server} {port}");
        await Client.UntilAsync($"port show {port}", "device_id", server);
        await Arrives("vms", server, [port]);
        await Client.DoAsync($"server remove port {server} {port}");
        await Client.UntilAsync($"port list --server {server}", plugged => plugged.AsArray().All(p => (string?)p!["ID"] != port));
        await Arrives("vms", server, [port]);
    }

    [Fact]
    public async Task a_floating_ip_is_created_associated_disassociated_and_deleted()
    {
        var server = await ServerAsync();
        var floating = await Client.CreateAsync("floating ip create public --description acceptance-address");
        var address = (string)(await Client.AskAsync($"floating ip show {floating}"))["floating_ip_address"]!;
        await Arrives("floating_ips", floating, later: PortsOfItsOwn);
        await Client.DoAsync($"server add floating ip {server} {address}");
        await Client.UntilAsync($"server show {server}", shown => shown["addresses"]!.ToJsonString().Contains(address));
        await Arrives("vms", server, [floating], PortsOfItsOwn);
        await Client.DoAsync($"server remove floating ip {server} {address}");
        await Client.UntilAsync($"server show {server}", shown => !shown["addresses"]!.ToJsonString().Contains(address));
        await Arrives("floating_ips", floating, [server], PortsOfItsOwn);
        await Client.DoAsync($"floating ip delete {floating}");
        await Arrives("floating_ips", floating, later: PortsOfItsOwn);
    }

    [Fact]
    public async Task a_security_group_is_created_given_a_rule_put_on_a_server_and_deleted()
    {
        var server = await ServerAsync();
        var group = await Client.CreateAsync("security group create acceptance-new-group");
        var rule = await Client.CreateAsync($"security group rule create {group} --protocol tcp --dst-port 22 --remote-ip 192.0.2.0/24");
        await Arrives("security_groups", group, [rule]);
        await Client.DoAsync($"server add security group {server} {group}");
        await Arrives("vms", server, [group]);
        await Client.DoAsync($"server remove security group {server} {group}", $"security group rule delete {rule}");
        await Arrives("security_groups", group, [rule], later: ["network_ports_security_groups", "security groups of servers"]);
        await Client.DoAsync($"security group delete {group}");
        await Arrives("security_groups", group);
    }

    [Fact]
    public async Task a_network_with_a_subnet_behind_a_router_comes_and_goes()
    {
        var network = await Client.CreateAsync("network create acceptance-new-net");
        var subnet = await Client.CreateAsync($"subnet create acceptance-new-subnet --network {network} --subnet-range 10.79.0.0/24");
        await Arrives("cloud_networks", network, [subnet]);
        var router = await Client.CreateAsync("router create acceptance-new-router");
        await Client.DoAsync($"router add subnet {router} {subnet}", $"router set {router} --external-gateway public");
        await Arrives("network_routers", router, [subnet], PortsOfItsOwn);
        await Client.DoAsync($"router set {router} --disable", $"network set {network} --disable --name acceptance-renamed-net", $"subnet set {subnet} --no-dhcp");
        await Arrives("cloud_networks", network, [subnet]);
        await Client.DoAsync($"router unset {router} --external-gateway", $"router remove subnet {router} {subnet}");
        await Arrives("network_routers", router, [subnet], PortsOfItsOwn);
        await Client.DoAsync($"router delete {router}", $"network delete {network}");
        await Arrives("cloud_networks", network, [subnet]);
    }

    private static async Task<string> ServerAsync() => (string)(await Client.AskAsync("server show acceptance-server"))["id"]!;
}

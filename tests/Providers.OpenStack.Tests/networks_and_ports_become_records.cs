namespace Providers.OpenStack.Tests;

public class networks_and_ports_become_records
{
    [Fact]
    public async Task networks_public_and_private()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/network/v2.0/networks", "networks",
            """
            {"id":"n1","name":"out","status":"active","tenant_id":"p1","admin_state_up":true,"shared":false,"router:external":true,"mtu":1500,
             "provider:network_type":"flat","provider:physical_network":"physnet1","provider:segmentation_id":null,"port_security_enabled":true}
            """,
            """{"id":"n2","name":"in","status":"DOWN","router:external":false,"provider:segmentation_id":18563,"qos_policy_id":"q"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<CloudNetwork>("n1").ShouldSatisfyAllConditions(
            n => n.Type.ShouldBe("::CloudNetwork::Public"),
            n => n.Name.ShouldBe("out"),
            n => n.Status.ShouldBe("active"),
            n => n.Enabled.ShouldBe(true),
            n => n.Shared.ShouldBe(false),
            n => n.ExternalFacing.ShouldBe(true),
            n => n.ProviderNetworkType.ShouldBe("flat"),
            n => n.ProviderPhysicalNetwork.ShouldBe("physnet1"),
            n => n.ProviderSegmentationId.ShouldBeNull(),
            n => n.CloudTenant!.Key.ShouldBe("p1"),
            n => n.ExtraAttributes!.ToJsonString().ShouldBe("""{"maximum_transmission_unit":1500,"port_security_enabled":true}"""));
        refreshed.The<CloudNetwork>("n2").ShouldSatisfyAllConditions(
            n => n.Type.ShouldBe("::CloudNetwork::Private"),
            n => n.Status.ShouldBe("inactive"),
            n => n.ProviderSegmentationId.ShouldBe("18563"),
            n => n.ExtraAttributes!.ToJsonString().ShouldBe("""{"qos_policy_id":"q"}"""));
    }

    [Fact]
    public async Task subnets_with_the_router_whose_interface_is_in_them()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/network/v2.0/networks", "networks", """{"id":"n1","status":"ACTIVE"}""");
        cloud.List(
            "/network/v2.0/subnets", "subnets",
            """
            {"id":"a","name":"","network_id":"n1","cidr":"10.0.0.0/24","ip_version":4,"gateway_ip":"10.0.0.1","enable_dhcp":true,
             "dns_nameservers":["8.8.8.8"],"host_routes":[],"tenant_id":"p1",
             "allocation_pools":[{"start":"10.0.0.200","end":"10.0.0.250"},{"end":"10.0.0.99","start":"10.0.0.2"}]}
            """,
            """{"id":"b","ip_version":6,"ipv6_ra_mode":"slaac","ipv6_address_mode":"slaac"}""");
        cloud.List(
            "/network/v2.0/ports", "ports",
            """{"id":"x","device_owner":"network:router_interface","device_id":"r1","fixed_ips":[{"subnet_id":"a"},{"subnet_id":"b"}]}""",
            """{"id":"y","device_owner":"network:router_gateway","device_id":"r2","fixed_ips":[{"subnet_id":"b","ip_address":"::1"}]}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<CloudSubnet>("a").ShouldSatisfyAllConditions(
            s => s.Name.ShouldBe(""),
            s => s.Cidr.ShouldBe("10.0.0.0/24"),
            s => s.NetworkProtocol.ShouldBe("ipv4"),
            s => s.Gateway.ShouldBe("10.0.0.1"),
            s => s.DhcpEnabled.ShouldBe(true),
            s => s.DnsNameservers.ShouldBe(["8.8.8.8"]),
            s => s.CloudNetwork!.Key.ShouldBe("n1"),
            s => s.Status.ShouldBe("active"),
            s => s.NetworkRouter!.Key.ShouldBe("r1"),
            s => s.CloudTenant!.Key.ShouldBe("p1"),
            s => s.ExtraAttributes!.ToJsonString().ShouldBe(
                """
                {"allocation_pools":[{"end":"10.0.0.250","start":"10.0.0.200"},{"end":"10.0.0.99","start":"10.0.0.2"}],"host_routes":[],"ip_version":4}
                """.Trim()));
        refreshed.The<CloudSubnet>("b").ShouldSatisfyAllConditions(
            s => s.NetworkProtocol.ShouldBe("ipv6"),
            s => s.Ipv6RouterAdvertisementMode.ShouldBe("slaac"),
            s => s.Ipv6AddressMode.ShouldBe("slaac"),
            s => s.NetworkRouter.ShouldBeNull(),
            s => s.Status.ShouldBeNull());
    }

    [Fact]
    public async Task routers_with_their_gateway()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/network/v2.0/routers", "routers",
            """
            {"id":"r1","name":"out","status":"ACTIVE","tenant_id":"p1","admin_state_up":true,"distributed":false,"ha":true,"routes":[],
             "external_gateway_info":{"network_id":"n1","external_fixed_ips":[{"subnet_id":"b"},{"subnet_id":"a"}]}}
            """,
            """{"id":"r2","admin_state_up":false,"external_gateway_info":null}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<NetworkRouter>("r1").ShouldSatisfyAllConditions(
            r => r.Name.ShouldBe("out"),
            r => r.AdminStateUp.ShouldBe(true),
            r => r.CloudNetwork!.Key.ShouldBe("n1"),
            r => r.CloudTenant!.Key.ShouldBe("p1"),
            r => r.ExtraAttributes!["external_gateway_info"]!.ToJsonString().ShouldBe(
                """{"network_id":"n1","external_fixed_ips":[{"subnet_id":"a"},{"subnet_id":"b"}]}"""),
            r => r.ExtraAttributes!["distributed"]!.GetValue<bool>().ShouldBeFalse(),
            r => r.ExtraAttributes!["high_availability"]!.GetValue<bool>().ShouldBeTrue(),
            r => r.ExtraAttributes!["routes"]!.AsArray().ShouldBeEmpty());
        refreshed.The<NetworkRouter>("r2").ShouldSatisfyAllConditions(
            r => r.AdminStateUp.ShouldBe(false), r => r.CloudNetwork.ShouldBeNull(), r => r.ExtraAttributes!.ToJsonString().ShouldBe("{}"));
    }

    [Fact]
    public async Task ports_with_their_addresses_and_the_floating_ips_that_lead_to_them()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/network/v2.0/ports", "ports",
            """
            {"id":"a","name":"","mac_address":"fa:16:3e:00:00:01","status":"ACTIVE","admin_state_up":true,"device_owner":"compute:nova","device_id":"s1",
             "tenant_id":"p1","fixed_ips":[{"subnet_id":"n","ip_address":"10.0.0.5"},{"subnet_id":"n","ip_address":"10.0.0.6"}],"security_groups":["g1","g2"],
             "binding:host_id":"h","binding:vif_type":"ovs","binding:vif_details":{"port_filter":true},"binding:vnic_type":"normal","binding:profile":{},
             "extra_dhcp_opts":[],"allowed_address_pairs":[{"mac_address":"x","ip_address":"y"}]}
            """,
            """{"id":"b","name":"gate","device_owner":"network:router_gateway","device_id":"r1","tenant_id":""}""");
        cloud.List(
            "/network/v2.0/floatingips", "floatingips",
            """
            {"id":"f1","floating_ip_address":"1.2.3.4","fixed_ip_address":"10.0.0.5","floating_network_id":"out","port_id":"a","status":"ACTIVE"}
            """,
            """{"id":"f2","floating_ip_address":"1.2.3.5","port_id":null}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<NetworkPort>("a").ShouldSatisfyAllConditions(
            p => p.Name.ShouldBe("fa:16:3e:00:00:01"),
            p => p.AdminStateUp.ShouldBe(true),
            p => p.DeviceRef.ShouldBe("s1"),
            p => p.Device!.Collection.ShouldBe("vms"),
            p => p.Device!.Key.ShouldBe("s1"),
            p => p.SecurityGroups!.Select(g => g.Key).ShouldBe(["g1", "g2"]),
            p => p.BindingHostId.ShouldBe("h"),
            p => p.BindingVirtualInterfaceType.ShouldBe("ovs"),
            p => p.ExtraAttributes!["binding_virtual_interface_details"]!.ToJsonString().ShouldBe("""{"port_filter":true}"""),
            p => p.ExtraAttributes!["binding_virtual_nic_type"]!.ToString().ShouldBe("normal"),
            p => p.ExtraAttributes!["allowed_address_pairs"]!.ToJsonString().ShouldBe("""[{"ip_address":"y","mac_address":"x"}]"""));
        refreshed.All<CloudSubnetNetworkPort>().Select(a => (a.NetworkPort!.Key, a.Address, a.CloudSubnet!.Key)).ShouldBe(
            [("a", "10.0.0.5", "n"), ("a", "10.0.0.6", "n")]);
        refreshed.The<NetworkPort>("b").ShouldSatisfyAllConditions(
            p => p.Name.ShouldBe("gate"), p => p.AdminStateUp.ShouldBe(false), p => p.Device.ShouldBeNull(), p => p.CloudTenant.ShouldBeNull());
        refreshed.The<FloatingIp>("f1").ShouldSatisfyAllConditions(
            f => f.Address.ShouldBe("1.2.3.4"),
            f => f.FixedIpAddress.ShouldBe("10.0.0.5"),
            f => f.CloudNetwork!.Key.ShouldBe("out"),
            f => f.NetworkPort!.Key.ShouldBe("a"),
            f => f.Vm!.Key.ShouldBe("s1"));
        refreshed.The<FloatingIp>("f2").Vm.ShouldBeNull();
    }

    [Fact]
    public async Task security_groups_with_their_rules()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/network/v2.0/security-groups", "security_groups",
            $$"""
            {"id":"g1","name":"default","tenant_id":"p1","description":"{{new string('x', 300)}}","security_group_rules":[
             {"id":"u","direction":"ingress","ethertype":"IPv4","protocol":"tcp","port_range_min":22,"port_range_max":23,"remote_ip_prefix":"0.0.0.0/0"},
             {"id":"v","direction":"egress","ethertype":"IPv6","protocol":null,"remote_group_id":"g1"}]}
            """);
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<SecurityGroup>("g1").Description.ShouldBe(new string('x', 252) + "...");
        refreshed.All<FirewallRule>().Select(r => (
            r.EmsRef, r.Resource!.Key, r.Direction, r.HostProtocol, r.NetworkProtocol, r.Port, r.EndPort, r.SourceIpRange, r.SourceSecurityGroup?.Key))
            .ShouldBe([("u", "g1", "inbound", "TCP", "IPV4", 22, 23, "0.0.0.0/0", null), ("v", "g1", "outbound", "", "IPV6", null, null, null, "g1")]);
    }
}

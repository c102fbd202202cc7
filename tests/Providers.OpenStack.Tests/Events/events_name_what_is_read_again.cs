namespace Providers.OpenStack.Tests.Events;

/// <summary>Payloads as the services of a Zed send them, shortened.</summary>
public class events_name_what_is_read_again
{
    [Theory]
    [InlineData("compute.instance.power_off.end", """{"instance_id":"vm1","tenant_id":"t1"}""", "cloud_tenants t1|vms vm1")]
    [InlineData("compute.instance.delete.end", """{"instance_id":"vm1","tenant_id":"t1","state":"deleted"}""", "cloud_tenants t1|vms vm1")]
    [InlineData("compute.instance.volume.attach", """{"instance_id":"vm1","volume_id":"v1"}""", "vms vm1|cloud_volumes v1")]
    [InlineData("instance.volume_detach.end", """{"nova_object.data":{"uuid":"vm1","volume_id":"v1"}}""", "vms vm1|cloud_volumes v1")]
    [InlineData("instance.snapshot.end", """{"nova_object.data":{"uuid":"vm1","snapshot_image_id":"i1"}}""", "vms vm1|miq_templates i1")]
    [InlineData("image.delete", """{"id":"i1","deleted":true}""", "miq_templates i1")]
    [InlineData("image.member.create", """{"image_id":"i1","member_id":"t1"}""", "miq_templates i1")]
    [InlineData("aggregate.addhost.end", """{"aggregate_id":7,"host":"c1"}""", "host_aggregates 7")]
    [InlineData("aggregate.delete.end", """{"nova_object.data":{"id":7,"uuid":"u7"}}""", "host_aggregates 7")]
    [InlineData("keypair.delete.end", """{"tenant_id":"t1","key_name":"k"}""", "cloud_tenants t1|auth_key_pairs *")]
    [InlineData("flavor.create", """{"nova_object.data":{"flavorid":"f1"}}""", "flavors f1")]
    [InlineData("servergroup.addmember", """{"server_group_id":"g1","instance_uuids":["vm1","vm2"]}""", "placement_groups g1|vms vm1|vms vm2")]
    [InlineData("server_group.delete", """{"nova_object.data":{"uuid":"g1"}}""", "placement_groups g1")]
    [InlineData("service.update", """{"nova_object.data":{"uuid":"s1"}}""", "cloud_services *")]
    [InlineData("identity.project.deleted", """{"resource_info":"t1"}""", "cloud_tenants t1")]
    [InlineData("identity.project.created", """{"initiator":{"project_id":"t0"},"target":{"id":"t1"}}""", "cloud_tenants t0|cloud_tenants t1")]
    [InlineData("identity.user.created", """{"resource_info":"u1"}""", "")]
    [InlineData("orchestration.stack.delete.end", """{"tenant_id":"t1","stack_identity":"arn:…/s1"}""", "cloud_tenants t1|orchestration_stacks *")]
    [InlineData("network.create.end", """{"network":{"id":"n1","tenant_id":"t1"}}""", "cloud_networks n1")]
    [InlineData("network.delete.end", """{"network_id":"n1"}""", "cloud_networks n1")]
    [InlineData("port.create.end", """{"ports":[{"id":"p1"},{"id":"p2"}]}""", "network_ports p1|network_ports p2")]
    [InlineData("port.delete.end", """{"port_id":"p1","port":{"id":"p1"}}""", "network_ports p1")]
    [InlineData("floatingip.delete.end", """{"floatingip_id":"f1","floatingip":{"id":"f1"}}""", "floating_ips f1")]
    [InlineData(
        "router.interface.create",
        """{"router_interface":{"id":"r1","port_id":"p1","subnet_id":"s1"}}""",
        "network_routers r1|network_ports p1|cloud_subnets s1")]
    [InlineData("security_group.delete.end", """{"security_group_id":"g1"}""", "security_groups g1")]
    [InlineData("security_group.update.end", """{}""", "security_groups *")]
    [InlineData("security_group_rule.create.end", """{"security_group_rule":{"id":"r1","security_group_id":"g1"}}""", "security_groups g1")]
    [InlineData("security_group_rule.delete.end", """{"security_group_rule_id":"r1"}""", "security_groups *")]
    [InlineData("volume.delete.end", """{"volume_id":"v1","tenant_id":"t1"}""", "cloud_volumes v1")]
    [InlineData("snapshot.delete.end", """{"snapshot_id":"s1","volume_id":"v1"}""", "cloud_volume_snapshots s1|cloud_volumes v1")]
    [InlineData("backup.delete.end", """{"backup_id":"b1","volume_id":"v1"}""", "cloud_volume_backups b1|cloud_volumes v1")]
    [InlineData("backup.create.end", """{}""", "cloud_volume_backups *")]
    [InlineData("volume_type.update", """{"volume_types":{"id":"t1"}}""", "cloud_volume_types t1")]
    [InlineData("compute.instance.exists", """{"instance_id":"vm1"}""", "")]
    [InlineData("scheduler.select_destinations.end", """{"request_spec":{}}""", "")]
    [InlineData("loadbalancer.create.end", """{"loadbalancer":{"id":"l1"}}""", "")]
    public void in_the_collections_of_all_managers(string type, string payload, string targets) =>
        string.Join('|', Told.Targets(type, payload)).ShouldBe(targets);

    [Theory]
    [InlineData("compute.instance.delete.start", """{"instance_id":"vm1"}""")]
    [InlineData("port.create.start", """{"port":{"id":"p1"}}""")]
    [InlineData("orchestration.stack.create.start", """{"tenant_id":"t1"}""")]
    public void but_nothing_when_an_action_only_begins(string type, string payload) => Told.Targets(type, payload).ShouldBeEmpty();

    [Fact]
    public void and_only_those_of_which_single_objects_can_be_read()
    {
        var collections = new OpenstackCloudManager().TargetedCollections;
        string[] kinds =
        [
            "compute.instance.x", "image.x", "orchestration.stack.x", "aggregate.x", "keypair.x", "flavor.x", "service.x", "server_group.x",
            "identity.project.x", "volume.x", "snapshot.x", "backup.x", "volume_type.x", "security_group_rule.x", "router.interface.x", "network.floating_ip.x", "network.x",
            "subnet.x", "router.x", "port.x", "floatingip.x", "security_group.x",
        ];
        const string everything = """
            {"instance_id":"1","id":"1","tenant_id":"1","aggregate_id":"1","flavorid":"1","volume_id":"1","snapshot_id":"1","resource_id":"1",
             "router_interface":{"id":"1","port_id":"1","subnet_id":"1"}}
            """;
        var named = kinds.SelectMany(kind => Told.Targets(kind, everything).Select(target => target.Split(' ')[0]).DefaultIfEmpty($"nothing of {kind}"));
        named.ShouldBeSubsetOf(collections);
    }
}

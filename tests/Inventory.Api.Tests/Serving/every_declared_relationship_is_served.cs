namespace Inventory.Api.Tests.Serving;

public class every_declared_relationship_is_served(ServedInventory inventory)
{
    [Theory]
    [InlineData("flavors/7", "cloud_tenants.name", "acme acme-lab")] // through a join table
    [InlineData("cloud_tenants/101", "flavors.name", "c2.small")] // and from its other end
    [InlineData("vms/11", "key_pairs.name", "ops")]
    [InlineData("auth_key_pairs/173", "vms.name", "web-1")]
    [InlineData("network_ports/128", "security_groups.name", "web ssh")]
    [InlineData("security_groups/124", "network_ports.name", "port-1 port-2")]
    [InlineData("load_balancer_listeners/132", "load_balancer_pools.name", "pool")]
    [InlineData("load_balancer_pools/133", "load_balancer_pool_members.ems_ref", "lbm-1")]
    [InlineData("cloud_tenants/102", "miq_templates.name", "ubuntu")] // the images that it may use
    [InlineData("security_groups/124", "firewall_rules.direction", "outbound inbound")] // children
    [InlineData("security_groups/125", "firewall_rules.direction", "")] // a rule names it, but is not its own
    [InlineData("orchestration_stacks/109", "resources.logical_resource", "web")]
    [InlineData("orchestration_stacks/109", "outputs.key", "url")]
    [InlineData("orchestration_stacks/109", "parameters.value", "3")]
    [InlineData("vms/11", "custom_attributes.name", "env note custom_1")]
    [InlineData("vms/11", "labels.name", "env")]
    [InlineData("vms/11", "disks.device_name", "vda vdb")]
    [InlineData("vms/12", "networks.ipaddress", "192.0.2.7")]
    [InlineData("vms/11", "tags.name", "/managed/environment/prod")]
    [InlineData("vms/11", "snapshots.name", "first second")] // links from their other end
    [InlineData("snapshots/170", "children.name", "second")]
    [InlineData("cloud_tenants/101", "children.name", "acme-lab")]
    [InlineData("orchestration_stacks/109", "children.name", "shop-web")]
    [InlineData("templates/21", "vms.name", "web-1")]
    [InlineData("cloud_networks/120", "cloud_subnets.name", "subnet")]
    [InlineData("cloud_networks/121", "public_network_routers.name", "edge")]
    [InlineData("cloud_volumes/150", "cloud_volume_snapshots.name", "before")]
    [InlineData("cloud_object_store_containers/154", "cloud_object_store_objects.name", "photo")]
    [InlineData("vms/11", "network_ports.name", "port-1 port-2")] // polymorphic links
    [InlineData("load_balancers/131", "network_ports.name", "port-3")]
    [InlineData("cloud_volumes/150", "attachments.device_name", "vdb")]
    [InlineData("vms/11", "security_groups.name", "web ssh")] // over several others, each once
    [InlineData("security_groups/124", "vms.name", "web-1")]
    [InlineData("vms/11", "cloud_subnets.name", "subnet")]
    [InlineData("cloud_subnets/123", "vms.name", "web-1")]
    [InlineData("cloud_subnets/123", "network_ports.name", "port-1 port-2")]
    [InlineData("vms/11", "cloud_networks.name", "private")]
    [InlineData("cloud_networks/120", "vms.name", "web-1")]
    [InlineData("vms/11", "network_routers.name", "edge")]
    [InlineData("cloud_networks/120", "network_routers.name", "edge")]
    [InlineData("vms/11", "floating_ips.address", "203.0.113.9")]
    [InlineData("vms/11", "cloud_volumes.name", "data")]
    [InlineData("cloud_volumes/150", "vms.name", "web-1")]
    [InlineData("vms/12", "load_balancers.name", "front")]
    [InlineData("load_balancers/131", "vms.name", "web-2")]
    [InlineData("instances/11", "security_groups.name", "web ssh")]
    public async Task to_many(string row, string path, string values)
    {
        var (name, attribute) = path.Split('.') is [var first, var second] ? (first, second) : throw new ArgumentException(path);
        var related = (await inventory.GetAsync($"/api/{row}?attributes=id,{path}")).GetProperty(name);

        string.Join(' ', related.EnumerateArray().Select(r => r.GetProperty(attribute).GetString())).ShouldBe(values);
        (await BelowAsync(row, name)).ShouldBe(related.GetArrayLength());
    }

    [Theory]
    [InlineData("vms/11", "genealogy_parent.name", "ubuntu")]
    [InlineData("cloud_volumes/150", "base_snapshot.name", "before")]
    [InlineData("orchestration_stacks/110", "parent.name", "shop")]
    [InlineData("security_groups/124", "ext_management_system.name", "alpha Network Manager")]
    [InlineData("auth_key_pairs/173", "ext_management_system.name", "alpha")]
    [InlineData("vms/11", "orchestration_stack.name", "shop-web")]
    public async Task to_one(string row, string path, string value)
    {
        var shown = (await inventory.GetAsync($"/api/{row}?attributes=id,{path}"));
        shown.GetProperty(path.Split('.')[0]).GetProperty(path.Split('.')[1]).GetString().ShouldBe(value);
    }

    [Fact]
    public async Task to_what_a_child_points_to() =>
        (await inventory.GetAsync("/api/vms/11?attributes=id,disks.device_name,disks.backing.name")).GetProperty("disks").ToString()
            .ShouldBe("""[{"device_name":"vda"},{"device_name":"vdb","backing":{"name":"data"}}]""");

    [Fact]
    public async Task for_many_rows_at_once()
    {
        var page = await inventory.GetAsync("/api/vms?expand=resources&attributes=name,security_groups.name,cloud_volumes.name&filter[]=name='web-*'");

        page.GetProperty("resources")[0].GetProperty("security_groups").ToString().ShouldBe("""[{"name":"web"},{"name":"ssh"}]""");
        page.GetProperty("resources")[1].GetProperty("security_groups").ToString().ShouldBe("[]");
    }

    [Fact]
    public async Task as_columns_where_it_may_lead_to_several_tables()
    {
        var port = await inventory.GetAsync("/api/network_ports/129");

        (port.GetProperty("device_id").GetString(), port.GetProperty("device_type").GetString()).ShouldBe(("131", "LoadBalancer"));
        (await inventory.RefusalAsync("/api/network_ports/129?attributes=device")).ShouldBe("Invalid attributes specified: device");
    }

    [Fact]
    public async Task below_a_row_with_nested_links()
    {
        var rules = await inventory.GetAsync("/api/security_groups/124/firewall_rules?sort_by=port&expand=resources&attributes=port&filter[]=port>0");

        rules.GetProperty("resources").GetRawText()
            .ShouldBe("""[{"href":"http://localhost/api/security_groups/124/firewall_rules/126","id":"126","port":80}]""");
        (await inventory.GetAsync("/api/vms/11?expand=security_groups&attributes=name")).GetProperty("security_groups")[0].GetProperty("href").GetString()
            .ShouldBe("http://localhost/api/vms/11/security_groups/124");
    }

    private async Task<int> BelowAsync(string row, string name)
    {
        var path = name == "miq_templates" ? "cloud_templates" : name;
        return (await inventory.GetAsync($"/api/{row}/{path}")).GetProperty("subcount").GetInt32();
    }
}

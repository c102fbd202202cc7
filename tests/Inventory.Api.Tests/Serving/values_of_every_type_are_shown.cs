namespace Inventory.Api.Tests.Serving;

public class values_of_every_type_are_shown(ServedInventory inventory)
{
    [Fact]
    public async Task json_as_json_without_secrets()
    {
        (await inventory.GetAsync("/api/host_aggregates/105")).GetProperty("metadata").GetRawText().ShouldBe("""{"disk":"ssd"}""");
        (await inventory.GetAsync("/api/service_offerings/163")).GetProperty("extra").GetRawText().ShouldBe("""{"class":{"id":"9"}}""");
        (await inventory.GetAsync("/api/cloud_networks/120")).GetProperty("extra_attributes").GetRawText()
            .ShouldBe("""{"maximum_transmission_unit":1500,"port_security_enabled":true,"qos_policy_id":null}""");
    }

    [Fact]
    public async Task members_of_json_as_attributes()
    {
        (await inventory.GetAsync("/api/cloud_networks/120?attributes=id,maximum_transmission_unit,port_security_enabled,qos_policy_id")).GetRawText().ShouldBe(
            """
            {"href":"http://localhost/api/cloud_networks/120","id":"120","maximum_transmission_unit":1500,"port_security_enabled":true,
            "qos_policy_id":null}
            """.ReplaceLineEndings(""));
        (await inventory.GetAsync("/api/cloud_networks/118?attributes=id,maximum_transmission_unit")).GetRawText()
            .ShouldBe("""{"href":"http://localhost/api/cloud_networks/118","id":"118","maximum_transmission_unit":null}""");
        (await inventory.GetAsync("/api/cloud_subnets/123?attributes=id,ip_version,allocation_pools,dns_nameservers")).GetRawText().ShouldBe(
            """
            {"href":"http://localhost/api/cloud_subnets/123","id":"123","ip_version":4,"allocation_pools":[{"start":"10.0.0.2","end":"10.0.0.99"}],
            "dns_nameservers":["192.0.2.53"]}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("maximum_transmission_unit=1500", "120")]
    [InlineData("maximum_transmission_unit!=1500", "121")]
    [InlineData("maximum_transmission_unit=[1500,9000]", "120 121")]
    [InlineData("maximum_transmission_unit=nil", "118")]
    [InlineData("port_security_enabled=true", "120")]
    [InlineData("qos_policy_id=nil", "118 120 121")]
    public async Task and_are_filtered_by(string filter, string ids)
    {
        var page = await inventory.GetAsync($"/api/cloud_networks?expand=resources&attributes=id&filter[]={filter}");
        string.Join(' ', page.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("id").GetString())).ShouldBe(ids);
    }

    [Theory]
    [InlineData("filter[]=maximum_transmission_unit>1400", "Must filter on valid attributes for resource")]
    [InlineData("sort_by=maximum_transmission_unit", "CloudNetwork cannot be sorted by maximum_transmission_unit")]
    [InlineData("sort_by=extra_attributes", "CloudNetwork cannot be sorted by extra_attributes")]
    public async Task but_have_no_order(string query, string message) => (await inventory.RefusalAsync($"/api/cloud_networks?{query}")).ShouldBe(message);

    [Fact]
    public async Task ranges_of_ports_as_rubys()
    {
        var listener = await inventory.GetAsync("/api/load_balancer_listeners/132");
        listener.GetProperty("load_balancer_port_range").GetString().ShouldBe("80...81");
        listener.GetProperty("instance_port_range").GetString().ShouldBeNull();
        (await inventory.GetAsync("/api/load_balancer_listeners?filter[]=load_balancer_port_range='80...*'")).GetProperty("subcount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task trees_by_their_ancestry()
    {
        (await inventory.GetAsync("/api/orchestration_stacks/110")).GetProperty("ancestry").GetString().ShouldBe("109");
        (await inventory.GetAsync("/api/vms/11")).GetProperty("ancestry").GetString().ShouldBe("21");
    }

    [Fact]
    public async Task addresses_wherever_they_are_known_from()
    {
        (await inventory.GetAsync("/api/vms/11?attributes=id,ipaddresses,floating_ip_addresses,mac_addresses")).GetRawText().ShouldBe(
            """
            {"href":"http://localhost/api/vms/11","id":"11","ipaddresses":["10.0.0.5","10.0.0.6","203.0.113.9"],"floating_ip_addresses":["203.0.113.9"],
            "mac_addresses":["fa:16:3e:00:00:01","fa:16:3e:00:00:02"]}
            """.ReplaceLineEndings(""));
        (await inventory.GetAsync("/api/vms/12?attributes=id,mac_addresses")).GetProperty("mac_addresses").ToString().ShouldBe("""["00:00:5e:00:53:01"]""");
    }
}

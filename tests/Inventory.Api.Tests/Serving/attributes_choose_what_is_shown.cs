using System.Text.Json;

namespace Inventory.Api.Tests.Serving;

public class attributes_choose_what_is_shown(ServedInventory inventory)
{
    [Fact]
    public async Task unless_asked_all_columns_and_the_actions()
    {
        var vm = await inventory.GetAsync("/api/vms/12");

        Names(vm).Take(2).ShouldBe(["href", "id"]);
        Names(vm).ShouldContain("memory_hot_add_increment");
        Names(vm)[^1].ShouldBe("actions");
        vm.GetProperty("boot_time").ValueKind.ShouldBe(JsonValueKind.Null);
        vm.GetProperty("updated_on").GetString().ShouldBe("2031-05-04T09:08:07Z");
        vm.GetProperty("flavor_id").GetString().ShouldBe("8");
        vm.GetProperty("actions")[0].ToString().ShouldBe("""{"name":"start","method":"post","href":"http://localhost/api/vms/12"}""");
    }

    [Theory]
    [InlineData("name", "href id name")]
    [InlineData("name,power_state, name,", "href id name power_state")]
    [InlineData("name,actions", "href id name actions")]
    [InlineData("id", "href id")]
    [InlineData("href", "href id")]
    [InlineData("name,archived", "href id name archived")]
    [InlineData("name,flavor.name,flavor/memory,flavor.ext_management_system.name", "href id name flavor")]
    public async Task named_columns_come_alone(string attributes, string names) =>
        string.Join(' ', Names(await inventory.GetAsync($"/api/vms/11?attributes={attributes}"))).ShouldBe(names);

    [Fact]
    public async Task only_virtual_ones_bring_all_columns_along()
    {
        var vm = await inventory.GetAsync("/api/vms/11?attributes=archived,href_slug,num_cpu,hostnames,flavor");

        Names(vm).Length.ShouldBe(Names(await inventory.GetAsync("/api/vms/11")).Length + 5);
        Names(vm).ShouldContain("actions");
        vm.GetProperty("href_slug").GetString().ShouldBe("vms/11");
        vm.GetProperty("num_cpu").GetInt32().ShouldBe(2);
        vm.GetProperty("hostnames").ToString().ShouldBe("""["web-1.example"]""");
    }

    [Fact]
    public async Task a_relationship_is_nested_with_all_its_columns_and_without_link()
    {
        var vm = await inventory.GetAsync("/api/vms/11?attributes=name,flavor,availability_zone");

        vm.GetProperty("flavor").GetProperty("memory").GetInt64().ShouldBe(4294967296);
        Names(vm.GetProperty("flavor"))[0].ShouldBe("id");
        vm.GetProperty("availability_zone").GetProperty("provider_services_supported").ToString().ShouldBe("""["compute","volume"]""");
        (await inventory.GetAsync("/api/vms/13?attributes=name,availability_zone")).GetProperty("availability_zone").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task a_path_is_nested_and_drops_where_a_link_is_missing()
    {
        (await inventory.GetAsync("/api/vms/11?attributes=id,ext_management_system.name,ext_management_system.zone.name")).GetProperty("ext_management_system").ToString()
            .ShouldBe("""{"name":"alpha","zone":{"name":"default"}}""");
        Names(await inventory.GetAsync("/api/vms/15?attributes=id,ext_management_system.name")).ShouldBe(["href", "id"]);
    }

    [Fact]
    public async Task many_are_an_array_that_links_to_the_first_collection_of_their_class()
    {
        var provider = await inventory.GetAsync("/api/providers/1?attributes=name,vms,flavors.name,miq_templates");

        provider.GetProperty("vms").EnumerateArray().Select(v => v.GetProperty("href").GetString())
            .ShouldBe(["http://localhost/api/instances/11", "http://localhost/api/instances/12", "http://localhost/api/instances/13"]);
        provider.GetProperty("flavors").ToString().ShouldBe("""[{"name":"c2.small"},{"name":"c2.large"}]""");
        provider.GetProperty("miq_templates")[0].GetProperty("href").GetString().ShouldBe("http://localhost/api/cloud_templates/21");
        (await inventory.GetAsync("/api/providers/2?attributes=name,miq_templates")).GetProperty("miq_templates").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task many_of_many_are_arrays_in_arrays()
    {
        var provider = await inventory.GetAsync("/api/providers/1?attributes=name,vms.name,vms.disks.device_name");

        provider.GetProperty("vms")[0].ToString().ShouldBe("""{"name":"web-1","disks":[{"device_name":"vda"},{"device_name":"vdb"}]}""");
        provider.GetProperty("vms")[2].ToString().ShouldBe("""{"name":"DB_1","disks":[]}""");
    }

    [Fact]
    public async Task many_of_one_are_reached_through_it()
    {
        var vm = await inventory.GetAsync("/api/vms/12?attributes=id,hardware.disks.size,ext_management_system.endpoints.role");

        vm.GetProperty("hardware").ToString().ShouldBe("""{"disks":[{"size":3000}]}""");
        vm.GetProperty("ext_management_system").ToString().ShouldBe("""{"endpoints":[{"role":"default"},{"role":"metrics"}]}""");
    }

    [Fact]
    public async Task providers_tell_sums_and_endpoints()
    {
        var provider = await inventory.GetAsync(
            "/api/providers/1?attributes=name,total_vms,total_vms_on,total_miq_templates,total_cloud_vcpus,hostname,port,zone_name,emstype,last_refresh_status,authentication_status");

        provider.GetRawText().ShouldBe(
            """
            {"href":"http://localhost/api/providers/1","id":"1","name":"alpha","total_vms":3,"total_vms_on":2,"total_miq_templates":1,"total_cloud_vcpus":10,
            "hostname":"alpha.example","port":8443,"zone_name":"default","emstype":"awesome_cloud","last_refresh_status":"success","authentication_status":"Invalid"}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("/api/vms/11?attributes=foo,name,bar", "Invalid attributes specified: foo,bar")]
    [InlineData("/api/vms?expand=resources&attributes=foo,bar", "Invalid attributes specified: foo,bar")]
    [InlineData("/api/vms/11?attributes=flavor.foo,a.b.c.d.e", "Invalid attributes specified: flavor.foo,a.b.c.d.e")]
    [InlineData("/api/users/1?attributes=password_digest", "Invalid attributes specified: password_digest")]
    [InlineData("/api/providers/1?attributes=vms&expand=vms", "Cannot expand subcollection vms by name and virtual attribute")]
    public async Task what_does_not_exist_is_refused(string path, string message) => (await inventory.RefusalAsync(path)).ShouldBe(message);

    private static string[] Names(JsonElement row) => [.. row.EnumerateObject().Select(m => m.Name)];
}

namespace Inventory.Api.Tests.Serving;

public class a_provider_has_what_its_managers_have(ServedInventory inventory)
{
    [Theory]
    [InlineData("vms", 3)]
    [InlineData("cloud_networks", 3)]
    [InlineData("cloud_volumes", 1)]
    [InlineData("key_pairs", 1)]
    [InlineData("flavors", 2)]
    public async Task whichever_of_them_is_asked(string name, int count)
    {
        foreach (var provider in (int[])[1, 5, 6])
            (await inventory.GetAsync($"/api/providers/{provider}/{name}")).GetProperty("subcount").GetInt32().ShouldBe(count);
        var pages = (await inventory.GetAsync($"/api/providers?expand=resources&attributes=id,{name}.id")).GetProperty("resources").EnumerateArray();
        pages.ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty(name).GetArrayLength()).ShouldContainKeyAndValue("5", count);
    }

    [Fact]
    public async Task credentials_and_endpoints_are_the_main_managers()
    {
        const string attributes =
            "id,hostname,port,authentication_status,total_vms,total_subnets,total_cloud_vcpus,total_cloud_memory,endpoints.role,authentications.userid";
        const string shown =
            """
            "hostname":"alpha.example","port":8443,"authentication_status":"Invalid","total_vms":3,"total_subnets":1,"total_cloud_vcpus":10,
            "total_cloud_memory":20480,"endpoints":[{"role":"default"},{"role":"metrics"}],"authentications":[{"userid":"AK1"},{"userid":"AK2"}]}
            """;

        foreach (var provider in (int[])[1, 5])
            (await inventory.GetAsync($"/api/providers/{provider}?attributes={attributes}")).GetRawText()
                .ShouldBe($$"""{"href":"http://localhost/api/providers/{{provider}}","id":"{{provider}}",""" + shown.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task key_pairs_are_no_credentials()
    {
        var page = await inventory.GetAsync("/api/auth_key_pairs?expand=resources");

        (page.GetProperty("count").GetInt32(), page.GetProperty("resources")[0].GetProperty("name").GetString()).ShouldBe((1, "ops"));
        page.GetProperty("resources")[0].GetProperty("resource_id").GetString().ShouldBe("1");
        page.GetProperty("resources")[0].GetProperty("public_key").GetString().ShouldBe("ssh-ed25519 AAAA");
        page.GetRawText().ShouldNotContain("s3cret");
        (await inventory.SendAsync(HttpMethod.Get, "/api/auth_key_pairs/1")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("providers", "ManageIQ::Providers::NetworkManager", 1)]
    [InlineData("providers", "ManageIQ::Providers::StorageManager", 1)]
    [InlineData("providers", "ManageIQ::Providers::Family::StorageManager::Block", 1)]
    [InlineData("providers", "ManageIQ::Providers::CloudManager", 2)]
    [InlineData("vms", "ManageIQ::Providers::CloudManager::Vm", 5)]
    [InlineData("cloud_networks", "ManageIQ::Providers::Family::NetworkManager::CloudNetwork", 0)]
    public async Task told_apart_by_their_classes(string collection, string className, int count) =>
        (await inventory.GetAsync($"/api/{collection}?collection_class={className}")).GetProperty("count").GetInt32().ShouldBe(count);

    [Theory]
    [InlineData("providers", "ManageIQ::Providers::Family")]
    [InlineData("vms", "ManageIQ::Providers::CloudManager")]
    public async Task and_nothing_else_is_a_class(string collection, string className) =>
        (await inventory.RefusalAsync($"/api/{collection}?collection_class={className}")).ShouldStartWith($"Invalid collection_class {className}");
}

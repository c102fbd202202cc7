using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_06_a_resource(ServedInventory inventory)
{
    [Fact]
    public async Task It_shows_its_link_and_all_its_columns_and_nothing_else()
    {
        var flavor = await inventory.GetAnswerAsync("/api/flavors/7");
        var columns = (await inventory.AskAsync("OPTIONS", "/api/flavors", null))["attributes"].EnumerateArray().Select(a => a.GetString()!);

        flavor.Members.Split(' ').ShouldBe(columns.Prepend("href"), ignoreOrder: true);
        flavor.Members.ShouldStartWith("href id ");
        flavor["href"].GetString().ShouldBe("http://localhost/api/flavors/7");
        flavor["memory"].GetInt64().ShouldBe(4294967296);
        flavor["type"].GetString().ShouldBe("ManageIQ::Providers::AwesomeCloud::CloudManager::Flavor");
        flavor["enabled"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Its_actions_are_each_listed_with_its_verbs_and_the_link_of_the_row()
    {
        (await inventory.GetAnswerAsync("/api/zones/1"))["actions"].GetRawText().ShouldBe(
            """
            [{"name":"delete","method":"post","href":"http://localhost/api/zones/1"},{"name":"edit","method":"post","href":"http://localhost/api/zones/1"},{"name":"edit","method":"patch","href":"http://localhost/api/zones/1"},{"name":"edit","method":"put","href":"http://localhost/api/zones/1"}]
            """);
    }

    [Fact]
    public async Task Without_any_there_is_no_such_member() => (await inventory.GetAnswerAsync("/api/flavors/7")).Members.ShouldNotContain("actions");

    [Theory]
    [InlineData("vms/11", "ManageIQ::Providers::AwesomeCloud::CloudManager::Vm")]
    [InlineData("vms/14", "ManageIQ::Providers::Openstack::CloudManager::Vm")]
    [InlineData("providers/5", "ManageIQ::Providers::Family::NetworkManager")]
    public async Task Its_type_is_the_class_of_its_provider_s_kind(string slug, string type) =>
        (await inventory.GetAnswerAsync($"/api/{slug}"))["type"].GetString().ShouldBe(type);
}

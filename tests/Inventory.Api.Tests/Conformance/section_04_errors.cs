using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_04_errors(ServedInventory inventory)
{
    [Theory]
    [InlineData("GET", "/api/vms?offset=x", 400, "bad_request", "Api::BadRequestError", "Non numeric parameter: offset")]
    [InlineData("GET", "/api/vms/11?attributes=foo", 400, "bad_request", "Api::BadRequestError", "Invalid attributes specified: foo")]
    [InlineData("GET", "/api/vms/9999", 404, "not_found", "ActiveRecord::RecordNotFound", "Couldn't find Vm with 'id'=9999")]
    [InlineData("GET", "/api/instances/9999", 404, "not_found", "ActiveRecord::RecordNotFound", "Couldn't find ManageIQ::Providers::CloudManager::Vm with 'id'=9999")]
    [InlineData("GET", "/api/settings/product/nothing", 404, "not_found", "Api::NotFoundError", null)]
    public async Task Each_has_its_kind_its_class_and_a_message(string method, string path, int status, string kind, string klass, string? message)
    {
        var refused = await inventory.AskAsync(method, path, null);

        refused.Status.ShouldBe(status);
        refused.Members.ShouldBe("error");
        Answer.Names(refused["error"]).ShouldBe("kind message klass");
        (refused["error"].GetProperty("kind").GetString(), refused["error"].GetProperty("klass").GetString()).ShouldBe((kind, klass));
        if (message is not null)
            refused.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("/api/zones", """{"action":"foo"}""", "Unsupported Action foo for the zones collection specified")]
    [InlineData("/api/zones/1", """{"action":"foo"}""", "Unsupported Action foo for the zones resource specified")]
    [InlineData("/api/instances/11", """{"action":"foo"}""", "No actions are supported for instances resource")]
    [InlineData("/api/providers/1", """{"action":"foo"}""", "Unsupported Custom Action foo for the providers resource specified")]
    [InlineData("/api/vms/11", """{"action":"foo"}""", "Unsupported Custom Action foo for the vms resource specified")]
    [InlineData("/api/templates/21", """{"action":"foo"}""", "Unsupported Custom Action foo for the templates resource specified")]
    [InlineData("/api/availability_zones/3", """{"action":"foo"}""", "Unsupported Custom Action foo for the availability_zones resource specified")]
    [InlineData("/api/cloud_networks/120", """{"action":"foo"}""", "Unsupported Custom Action foo for the cloud_networks resource specified")]
    [InlineData("/api/security_groups/124", """{"action":"foo"}""", "Unsupported Custom Action foo for the security_groups resource specified")]
    [InlineData("/api/load_balancers/131", """{"action":"foo"}""", "Unsupported Custom Action foo for the load_balancers resource specified")]
    [InlineData("/api/users/1", """{"action":"foo"}""", "Unsupported Custom Action foo for the users resource specified")]
    [InlineData("/api/tenants/1", """{"action":"foo"}""", "Unsupported Custom Action foo for the tenants resource specified")]
    public async Task Actions_that_are_not_there_are_refused_in_the_words_of_routing(string path, string body, string message)
    {
        var refused = await inventory.PostAsync(path, body);

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Theory] // each request is wrong in two ways, and told of the first
    [InlineData("GET", "/api/v1/vms", null, "Authorization", "Basic bogus", 401)] // who asks, before the version
    [InlineData("GET", "/api/v1/nothing", null, null, null, 400)] // the version, before the collection
    [InlineData("POST", "/api/nothing", """{"action":"foo"}""", null, null, 404)] // the collection, before the action
    [InlineData("POST", "/api/vms/11/nothing", """{"action":"foo"}""", null, null, 404)] // the subcollection
    [InlineData("PUT", "/api/vms/999", "{}", null, null, 404)] // the verb
    [InlineData("POST", "/api/vms/999", """{"action":"foo"}""", null, null, 400)] // the action, before the row
    [InlineData("POST", "/api/vms/999", """{"action":"foo"}""", "Accept", "text/html", 400)] // the action, before the format
    [InlineData("POST", "/api/vms/999", """{"action":"start"}""", "Accept", "text/html", 415)] // the format, before the row
    [InlineData("GET", "/api/vms?limit=x", null, "Accept", "text/html", 415)] // the format, before the paging
    [InlineData("GET", "/api/vms?limit=x&filter[]=foo=1", null, null, null, 400)]
    public async Task Checks_are_made_in_order(string method, string path, string? body, string? header, string? value, int status)
    {
        var answer = header == "Authorization" ? await inventory.AskAsNobodyAsync(method, path, (header, value!))
            : header is null ? await inventory.AskAsync(method, path, body) : await inventory.AskAsync(method, path, body, (header, value!));

        answer.Status.ShouldBe(status, answer.Text);
    }

    [Fact]
    public async Task Paging_is_checked_before_filters() =>
        (await inventory.GetAnswerAsync("/api/vms?limit=x&filter[]=foo=1")).Message.ShouldBe("Non numeric parameter: limit");

    [Fact]
    public async Task An_action_that_fails_says_so_in_a_result()
    {
        var failed = await inventory.PostAsync("/api/vms/11", """{"action":"start"}""");

        failed.Status.ShouldBe(400);
        failed["success"].GetBoolean().ShouldBeFalse();
        failed["message"].GetString().ShouldBe("Start for Vm id: 11 name: 'web-1': The VM is powered on");
    }
}

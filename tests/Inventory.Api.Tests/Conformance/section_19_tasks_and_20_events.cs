using Inventory.Api.Tests.Authorizing;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_19_tasks_and_20_events(ServedInventory inventory)
{
    [Fact]
    public async Task A_task_shows_its_columns_and_results_when_asked_for()
    {
        var task = await inventory.GetAnswerAsync("/api/tasks/301?attributes=state_or_status,task_results");

        (task["state"].GetString(), task["status"].GetString(), task["message"].GetString(), task["userid"].GetString()).ShouldBe(("Finished", "Ok", "Done", "admin"));
        (task["state_or_status"].GetString(), task["task_results"].GetBoolean()).ShouldBe(("Ok", true));
        (await inventory.GetAnswerAsync("/api/tasks/302?attributes=state_or_status,task_results")).Text
            .ShouldContain("\"state_or_status\":\"Queued\",\"task_results\":null");
        (await inventory.GetAnswerAsync("/api/tasks/301?attributes=task_results"))["task_results"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Tasks_of_others_are_not_there_for_whom_a_role_limits()
    {
        await using var api = await SomeApi.StartAsync(inventory);
        await api.SendAsync("POST", "/api/roles", """{"name":"east","rights":"operate","provider_ids":["1"]}""");
        await api.SendAsync("POST", "/api/groups", """{"description":"East","role":{"name":"east"}}""");
        await api.AddUserAsync("lea", "East");
        var lea = SomeApi.As("lea");

        (await api.SendAsync("GET", "/api/tasks/301", null, lea)).Status.ShouldBe(404);
        (await api.SendAsync("GET", "/api/tasks", null, lea)).Json.GetProperty("count").GetInt32().ShouldBe(0);
        (await api.SendAsync("GET", "/api/tasks/301")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("operate")]
    public async Task Tasks_and_requests_of_others_are_not_there_for_who_does_not_administer(string rights)
    {
        await using var api = await SomeApi.StartAsync(inventory);
        await api.SendAsync("POST", "/api/roles", $$"""{"name":"some","rights":"{{rights}}"}""");
        await api.SendAsync("POST", "/api/groups", """{"description":"Some","role":{"name":"some"}}""");
        var id = await api.AddUserAsync("lea", "Some");
        await api.ExecuteAsync($"update vmdb.miq_tasks set userid = 'lea' where id = 302; update vmdb.miq_requests set requester_id = {id}");
        var lea = SomeApi.As("lea");

        (await api.SendAsync("GET", "/api/tasks/301", null, lea)).Status.ShouldBe(404);
        (await api.SendAsync("GET", "/api/tasks/302", null, lea)).Status.ShouldBe(200);
        (await api.SendAsync("GET", "/api/tasks?expand=resources&attributes=userid", null, lea)).Json.ToString().ShouldNotContain("admin");
        (await api.SendAsync("GET", "/api/tasks", null, lea)).Json.GetProperty("count").GetInt32().ShouldBe(1);
        (await api.SendAsync("GET", "/api/tasks?filter[]=userid=admin&filter[]=or id=301&sort_by=name", null, lea)).Json.GetProperty("subquery_count").GetInt32().ShouldBe(0);
        (await api.SendAsync("POST", "/api/tasks", """{"action":"query","resources":[{"id":301}]}""", lea)).Status.ShouldBe(404);
        (await api.SendAsync("GET", "/api/requests", null, lea)).Json.GetProperty("count").GetInt32().ShouldBe(1);
        (await api.SendAsync("GET", "/api/vms", null, lea)).Json.GetProperty("count").GetInt32().ShouldBeGreaterThan(0, "the inventory is everybody's");
        await api.ExecuteAsync("update vmdb.miq_requests set requester_id = 0");
        (await api.SendAsync("GET", "/api/requests", null, lea)).Json.GetProperty("count").GetInt32().ShouldBe(0);
        (await api.SendAsync("GET", "/api/tasks")).Json.GetProperty("count").GetInt32().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("filter[]=event_type=vm_start", "194")]
    [InlineData("filter[]=timestamp>2031-01-03&filter[]=timestamp<2031-01-05", "194")]
    [InlineData("filter[]=timestamp>2031-01-04", "")]
    [InlineData("filter[]=target_type=VmOrTemplate&filter[]=target_id=11", "194")]
    [InlineData("filter[]=ems_id=2", "")]
    [InlineData("filter[]=vm_or_template_id=11", "194")]
    public async Task Events_are_found_by_the_usual_filters(string query, string ids) => (await inventory.GetAnswerAsync($"/api/event_streams?{query}")).Ids.ShouldBe(ids);

    [Theory]
    [InlineData("event_streams", "194")]
    [InlineData("requests", "193")]
    [InlineData("events", "195")]
    [InlineData("tasks", "301")]
    public async Task They_are_read_and_queried(string collection, string id)
    {
        (await inventory.GetAnswerAsync($"/api/{collection}/{id}"))["id"].GetString().ShouldBe(id);
        (await inventory.PostAsync($"/api/{collection}", $$"""{"action":"query","resources":[{"id":{{id}}}]}"""))["results"][0].GetProperty("id").GetString().ShouldBe(id);
    }
}

namespace Providers.OpenStack.Tests;

public class projects_are_put_together
{
    private const string Servers = "/compute/v2.1/servers/detail";
    private const string Ports = "/network/v2.0/ports";

    [Fact]
    public async Task an_administrator_lists_all_at_once()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.ListFor(Servers, "servers", request => request.Query.ContainsKey("all_tenants")
            ? ["""{"id":"s1","tenant_id":"p1"}""", """{"id":"s2","tenant_id":"p2"}""", """{"id":"s3","tenant_id":"stranger"}"""]
            : [$$"""{"id":"s{{cloud.ProjectOf(request)[1..]}}"}"""]);
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<Vm>().Select(vm => vm.EmsRef).ShouldBe(["s1", "s2", "s3"]);
        cloud.Requests.Where(request => request.Contains(Servers, StringComparison.Ordinal)).ShouldBe(
            [$"GET {Servers}?all_tenants=True&limit=1000", $"GET {Servers}?all_tenants=True&limit=1000&marker=s3"]);
    }

    [Fact]
    public async Task but_projects_of_which_that_shows_nothing_are_asked_themselves()
    {
        await using var cloud = await FakeCloud.StartAsync();
        // A policy that lets this administrator see one project at a time, and says so by silence.
        cloud.ListFor(Servers, "servers", request => [$$"""{"id":"of-{{cloud.ProjectOf(request)}}","tenant_id":"{{cloud.ProjectOf(request)}}"}"""]);
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<Vm>().Select(vm => vm.EmsRef).ShouldBe(["of-p2", "of-p1"]);
    }

    [Fact]
    public async Task only_as_far_as_they_bring_something_new()
    {
        await using var cloud = await FakeCloud.StartAsync();
        var shown = Enumerable.Range(0, 1500).Select(n => $$"""{"id":"port{{n}}","tenant_id":"stranger"}""").ToList();
        cloud.ListFor(Ports, "ports", request => cloud.ProjectOf(request) == "p1" ? shown.Append("""{"id":"late","tenant_id":"p1"}""").Reverse() : shown);
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<NetworkPort>().Count.ShouldBe(1501);
        // Three pages of all, of the other project the one with something new, and one without.
        cloud.Asked(Ports).ShouldBe(5);
    }

    [Fact]
    public async Task shared_images_prove_nothing()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.ListFor("/image/v2/images", "images", request => cloud.ProjectOf(request) == "p1"
            ? ["""{"id":"public","visibility":"public","owner":"p1"}""", """{"id":"private","visibility":"private","owner":"p1"}"""]
            : ["""{"id":"public","visibility":"public","owner":"p1"}"""]);
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<MiqTemplate>().Select(image => image.EmsRef).ShouldBe(["public", "private"]);
    }

    [Fact]
    public async Task all_others_list_each_of_their_own_to_the_end()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Role = "member";
        cloud.ListFor("/image/v2/images", "images", request =>
            [.. Enumerable.Range(0, 1000).Select(n => $$"""{"id":"public{{n}}","visibility":"public"}"""), $$"""{"id":"own-{{cloud.ProjectOf(request)}}"}"""]);
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<MiqTemplate>().Count.ShouldBe(1002);
        cloud.Requests.ShouldNotContain(request => request.Contains("all_tenants"));
        cloud.Requests.ShouldNotContain("GET /v3/projects");
    }

    [Fact]
    public async Task those_of_all_projects_become_ones_own_where_they_are_forbidden()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer(Servers, request => request.Query.ContainsKey("all_tenants")
            ? (403, """{"forbidden":{"message":"Only administrators."}}""")
            : (200, request.Query.ContainsKey("marker") ? """{"servers":[]}""" : """{"servers":[{"id":"mine"}]}"""));
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<Vm>().ShouldHaveSingleItem().EmsRef.ShouldBe("mine");
    }

    [Fact]
    public async Task an_administrator_has_all_tenants_and_their_quotas_without_that_of_the_services()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/v3/projects", "projects",
            """{"id":"p1","name":"demo","domain_id":"default","parent_id":"top","enabled":true,"description":"Trying"}""",
            """{"id":"top","name":"top","domain_id":"default","parent_id":"default","enabled":false}""", """{"id":"own","name":"services"}""");
        cloud.Answer("/compute/v2.1/os-quota-sets/p1", """{"quota_set":{"id":"p1","cores":20,"server_groups":10}}""");
        cloud.Answer("/compute/v2.1/os-quota-sets/top", """{"quota_set":{"id":"top","cores":-1}}""");
        cloud.Answer("/volume/v3/p2/os-quota-sets/top", """{"quota_set":{"gigabytes_fast":5}}""");
        cloud.Answer("/network/v2.0/quotas/top", """{"quota":{"port":500,"rbac_policy":10}}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<CloudTenant>().Select(t => (t.EmsRef, t.Name, t.Enabled, t.Description, t.Parent?.Key)).ShouldBe(
            [("p1", "demo", true, "Trying", "top"), ("top", "top", false, null, null)]);
        refreshed.All<CloudResourceQuota>().Select(q => (q.CloudTenant!.Key, q.ServiceName, q.Name, q.Value)).ShouldBe(
            [("p1", "Compute", "cores", 20), ("top", "Compute", "cores", -1), ("top", "Volume", "gigabytes_fast", 5), ("top", "Network", "port", 500)]);
    }

    [Fact]
    public async Task server_groups_of_strangers_are_asked_for_if_there_are_any()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.ListFor("/compute/v2.1/os-server-groups", "server_groups", request => request.Query.ContainsKey("all_projects") ? ["""{"id":"g1"}"""] : []);
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<PlacementGroup>().ShouldBeEmpty();
        cloud.List("/v3/projects", "projects", """{"id":"p1","name":"demo"}""", """{"id":"stranger","name":"other"}""");
        (await Refreshed.From(cloud.Settings)).The<PlacementGroup>("g1").ShouldNotBeNull();
    }

    [Fact]
    public async Task server_groups_are_asked_for_in_the_version_that_tells_their_project()
    {
        await using var cloud = await FakeCloud.StartAsync();
        string[] allowed = ["limit", "offset", "all_projects"];
        cloud.Answer("/compute/v2.1/os-server-groups", request => request.Headers["X-OpenStack-Nova-API-Version"] != "latest"
            ? (200, """{"server_groups":[{"id":"g1","policies":["affinity"]}]}""")
            : request.Query.Keys.Except(allowed).FirstOrDefault() is { } strange
            ? (400, $$$"""{"badRequest":{"code":400,"message":"Additional properties are not allowed ('{{{strange}}}' was unexpected)"}}""")
            : request.Query["offset"] == "1" ? (200, """{"server_groups":[{"id":"g2"}]}""")
            : request.Query.ContainsKey("offset") ? (200, """{"server_groups":[]}""")
            : (200, """{"server_groups":[{"id":"g1","policy":"affinity","project_id":"p1"}]}"""));
        cloud.ListFor("/compute/v2.1/servers/detail", "servers", request => request.Headers.ContainsKey("X-OpenStack-Nova-API-Version") ? [] : ["""{"id":"s1"}"""]);
        var refreshed = await Refreshed.From(cloud.Settings);
        var group = refreshed.The<PlacementGroup>("g1");
        (group.Policy, group.CloudTenant!.Key).ShouldBe(("affinity", "p1"));
        refreshed.The<PlacementGroup>("g2").ShouldNotBeNull();
        refreshed.The<Vm>("s1").ShouldNotBeNull();
    }

    [Fact]
    public async Task who_may_not_list_all_tenants_has_the_own_ones()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/v3/projects", _ => (403, ""));
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<CloudTenant>().Select(t => t.EmsRef).ShouldBe(["p2", "p1"]);
    }
}

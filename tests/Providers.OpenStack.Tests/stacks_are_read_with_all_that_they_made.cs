namespace Providers.OpenStack.Tests;

public class stacks_are_read_with_all_that_they_made
{
    [Fact]
    public async Task parameters_outputs_and_resources()
    {
        await using var cloud = await FakeCloud.StartAsync();
        Serve(cloud, "p1", "k1", "web", "{}");
        cloud.Answer(
            "/heat/v1/p1/stacks/web/k1",
            """
            {"stack":{"id":"k1","stack_name":"web","description":"Pages","stack_status":"CREATE_COMPLETE","stack_status_reason":"done","parent":"k0",
             "parameters":{"OS::project_id":"p9","count":3,"names":["b","a"],"secret":"******"},
             "outputs":[{"output_key":"url","output_value":"http://web","description":"where"},{"output_key":"map","output_value":{"b":1,"a":2}}]}}
            """);
        cloud.Answer(
            "/heat/v1/p1/stacks/web/k1/resources",
            """
            {"resources":[
             {"resource_name":"server","logical_resource_id":"server","physical_resource_id":"s1","resource_type":"OS::Nova::Server",
              "resource_status":"CREATE_COMPLETE","resource_status_reason":"state changed","updated_time":"2020-02-24T12:09:28"},
             {"resource_name":"later","logical_resource_id":"later","physical_resource_id":""}]}
            """);
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<OrchestrationStack>("k1").ShouldSatisfyAllConditions(
            s => s.Name.ShouldBe("web"),
            s => s.Description.ShouldBe("Pages"),
            s => s.Status.ShouldBe("CREATE_COMPLETE"),
            s => s.StatusReason.ShouldBe("done"),
            s => s.Parent!.Key.ShouldBe("k0"),
            s => s.CloudTenant!.Key.ShouldBe("p9"));
        refreshed.All<OrchestrationStackParameter>().Select(p => (p.EmsRef, p.Name, p.Value)).ShouldBe(
        [
            ("k1_OS::project_id", "OS::project_id", "p9"), ("k1_count", "count", "3"), ("k1_names", "names", """["b","a"]"""),
            ("k1_secret", "secret", "******"),
        ]);
        refreshed.All<OrchestrationStackOutput>().Select(o => (o.EmsRef, o.Key, o.Value, o.Description)).ShouldBe(
            [("k1_url", "url", "http://web", "where"), ("k1_map", "map", """{"a":2,"b":1}""", null)]);
        refreshed.All<OrchestrationStackResource>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.EmsRef.ShouldBe("s1"),
            r => r.LogicalResource.ShouldBe("server"),
            r => r.PhysicalResource.ShouldBe("s1"),
            r => r.ResourceCategory.ShouldBe("OS::Nova::Server"),
            r => r.ResourceStatus.ShouldBe("CREATE_COMPLETE"),
            r => r.ResourceStatusReason.ShouldBe("state changed"),
            r => r.LastUpdated.ShouldBe(new DateTimeOffset(2020, 2, 24, 12, 9, 28, TimeSpan.Zero)),
            r => r.Stack!.Key.ShouldBe("k1"));
    }

    [Fact]
    public async Task templates_of_the_same_content_are_one()
    {
        await using var cloud = await FakeCloud.StartAsync();
        Serve(cloud, "p1", "k1", "one", """{"description":"Pages","resources":{"b":{},"a":{}}}""");
        Serve(cloud, "p2", "k2", "two", """{"resources":{"a":{},"b":{}},"description":"Pages"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        var template = refreshed.All<OrchestrationTemplate>().ShouldHaveSingleItem();
        (template.Description, template.Orderable).ShouldBe(("Pages", false));
        template.Content!.ShouldContain("\"a\": {}");
        refreshed.All<OrchestrationStack>().Select(s => (s.EmsRef, s.CloudTenant!.Key, s.OrchestrationTemplate!.Key)).ShouldBe(
            [("k2", "p2", template.Md5!), ("k1", "p1", template.Md5!)]);
    }

    [Fact]
    public async Task a_stack_that_goes_meanwhile_is_gone_and_one_that_heat_cannot_describe_hides_no_other()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.List(
            "/heat/v1/p2/stacks", "stacks",
            """{"id":"k1","stack_name":"going"}""", """{"id":"k2","stack_name":"broken"}""", """{"id":"k3","stack_name":"well"}""");
        foreach (var stack in new[] { "broken/k2", "well/k3" })
            cloud.Answer($"/heat/v1/p2/stacks/{stack}/resources", """{"resources":[]}""");
        cloud.Answer("/heat/v1/p2/stacks/broken/k2", _ => (500, """{"error":{"message":"Cannot."}}"""));
        cloud.Answer("/heat/v1/p2/stacks/well/k3", """{"stack":{"id":"k3","stack_name":"well"}}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.All<OrchestrationStack>().ShouldHaveSingleItem().EmsRef.ShouldBe("k3");
        refreshed.BadItems.ShouldHaveSingleItem().Message.ShouldStartWith("The stack k2 cannot be read: details: orchestration GET ");
    }

    private static void Serve(FakeCloud cloud, string project, string id, string name, string template)
    {
        cloud.List($"/heat/v1/{project}/stacks", "stacks", $$"""{"id":"{{id}}","stack_name":"{{name}}"}""");
        cloud.Answer($"/heat/v1/{project}/stacks/{name}/{id}", $$"""{"stack":{"id":"{{id}}","stack_name":"{{name}}"} }""");
        cloud.Answer($"/heat/v1/{project}/stacks/{name}/{id}/resources", """{"resources":[]}""");
        cloud.Answer($"/heat/v1/{project}/stacks/{name}/{id}/template", template);
    }
}

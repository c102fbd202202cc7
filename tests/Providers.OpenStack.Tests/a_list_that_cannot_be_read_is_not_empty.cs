using Providers.OpenStack.Client;

namespace Providers.OpenStack.Tests;

public class a_list_that_cannot_be_read_is_not_empty
{
    private const string Path = "/compute/v2.1/servers/detail";

    [Theory]
    [InlineData(403, """{"forbidden":{"code":403,"message":"Policy says no."}}""", "HTTP 403, Policy says no.")]
    [InlineData(404, "<html>Not found</html>", "HTTP 404.")]
    [InlineData(500, """{"computeFault":{"code":500,"message":"Oh."}}""", "HTTP 500, Oh.")]
    [InlineData(300, "", "HTTP 300.")]
    [InlineData(200, "<html>Welcome</html>", "the answer is not the JSON that was expected")]
    [InlineData(200, """{"servers":[{"id":"a"},""", "the answer is not the JSON that was expected")]
    [InlineData(200, """{"instances":[]}""", "the answer is not the JSON that was expected")]
    [InlineData(200, "[]", "the answer is not the JSON that was expected")]
    public async Task a_refusal_or_a_wrong_answer_names_the_service_and_the_call(int status, string body, string reason)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer(Path, _ => (status, body));
        var refreshed = await Refreshed.From(cloud.Settings);
        var failure = refreshed.IncompleteLists.ShouldHaveSingleItem().ShouldBeOfType<OpenstackException>();
        failure.Message.ShouldStartWith($"compute GET {cloud.Url}{Path}?");
        failure.Message.ShouldContain(reason);
        refreshed.All<AvailabilityZone>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_later_page_that_fails_makes_the_whole_list_incomplete()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer(Path, request => request.Query.ContainsKey("marker") ? (503, "") : (200, """{"servers":[{"id":"a"}]}"""));
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldHaveSingleItem().Message.ShouldContain("marker=a: HTTP 503");
    }

    [Fact]
    public async Task a_service_that_the_catalog_lacks_stops_its_own_reading_only()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Catalog.RemoveAll(service => service.Type == "image");
        cloud.List(Path, "servers", """{"id":"a","image":{"id":"i"}}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldHaveSingleItem().Message.ShouldContain("The cloud's catalog offers no image service");
        refreshed.The<Vm>("a").Name.ShouldBe("a");
        refreshed.HardwareOf("a").GuestOs.ShouldBeNull();
    }

    [Fact]
    public async Task servers_of_all_projects_become_those_of_ones_own_where_they_are_forbidden()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer(Path, request => request.Query.ContainsKey("all_tenants")
            ? (403, """{"forbidden":{"message":"Only administrators."}}""")
            : (200, request.Query.ContainsKey("marker") ? """{"servers":[]}""" : """{"servers":[{"id":"mine"}]}"""));
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<Vm>().ShouldHaveSingleItem().EmsRef.ShouldBe("mine");
    }

    [Fact]
    public async Task a_bad_item_concerns_itself_alone()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            Path, "servers",
            """{"id":"a"}""", """{"name":"nobody"}""", """{"id":"b","status":["?"]}""",
            """{"id":"c","flavor":{"vcpus":1,"ram":9999999999999999}}""", """{"id":"d"}""",
            """{"id":"e","flavor":{"vcpus":1,"ram":1,"disk":9999999999999999}}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.All<Vm>().Select(vm => vm.EmsRef).ShouldBe(["a", "c", "d"]);
        refreshed.BadItems.Select(bad => bad.Message).ShouldSatisfyAllConditions(
            messages => messages.Count().ShouldBe(3),
            messages => messages.First().ShouldBe("The server nobody has no id."),
            messages => messages.ElementAt(1).ShouldStartWith("The item b cannot be read: "),
            messages => messages.Last().ShouldContain("overflow"));
        refreshed.All<Hardware>().Count.ShouldBe(3);
    }
}

using Providers.OpenStack.Client;

namespace Providers.OpenStack.Tests;

public class lists_are_read_page_by_page
{
    private const string Path = "/compute/v2.1/servers/detail";

    [Fact]
    public async Task until_a_page_is_empty()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.List(Path, "servers", [.. Enumerable.Range(0, 2500).Select(n => $$"""{"id":"s{{n}}"}""")]);
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<Vm>().Select(vm => vm.EmsRef).ShouldBe(Enumerable.Range(0, 2500).Select(n => $"s{n}"));
        cloud.Requests.Where(request => request.Contains("servers/detail", StringComparison.Ordinal)).ShouldBe(
        [
            $"GET {Path}?all_tenants=True&limit=1000",
            $"GET {Path}?all_tenants=True&limit=1000&marker=s999",
            $"GET {Path}?all_tenants=True&limit=1000&marker=s1999",
            $"GET {Path}?all_tenants=True&limit=1000&marker=s2499",
        ]);
    }

    [Fact]
    public async Task in_pages_as_small_as_the_service_likes()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.Answer(Path, request => (200, (string?)request.Query["marker"] switch
        {
            null => """{"servers":[{"id":"a"},{"id":"b"}],"servers_links":[{"rel":"next","href":"http://internal.invalid/"}]}""",
            "b" => """{"servers":[{"id":"b"},{"id":"c"}]}""", // b moved while the list was read
            _ => """{"servers":[]}""",
        }));
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<Vm>().Select(vm => vm.EmsRef).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task until_a_page_repeats()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.Answer(Path, _ => (200, """{"servers":[{"id":"a"},{"id":"b"}]}"""));
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<Vm>().Select(vm => vm.EmsRef).ShouldBe(["a", "b"]);
        cloud.Requests.Count(request => request.Contains("servers/detail", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"servers":[{"id":"a"}],"servers_links":[{"rel":"next","href":"x"}]}""")]
    [InlineData("""{"servers":[{"name":"without id"}],"servers_links":[{"rel":"next","href":"x"}]}""")]
    public async Task and_are_incomplete_if_the_service_keeps_back_a_page_that_it_announced(string page)
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.Answer(Path, _ => (200, page));
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldHaveSingleItem().ShouldBeOfType<OpenstackException>().Message.ShouldContain("the list is incomplete");
    }

    [Fact]
    public async Task and_a_link_back_announces_nothing()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.Answer("/network/v2.0/ports", _ => (200, """{"ports":[{"id":"a"}],"ports_links":[{"rel":"previous","href":"http://127.0.0.1:8764/"}]}"""));
        (await Refreshed.CompletelyFrom(cloud.Settings)).All<NetworkPort>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task and_a_marker_may_be_any_text()
    {
        await using var cloud = await FakeCloud.WithOneProjectAsync();
        cloud.List("/compute/v2.1/flavors/detail", "flavors", """{"id":"a&b=c/ü"}""");
        (await Refreshed.CompletelyFrom(cloud.Settings)).The<Flavor>("a&b=c/ü").EmsRef.ShouldNotBeNull();
        cloud.Requests.ShouldContain("GET /compute/v2.1/flavors/detail?is_public=None&limit=1000&marker=a%26b%3Dc%2F%C3%BC");
    }
}

using Providers.OpenStack.Client;

namespace Providers.OpenStack.Tests;

public class a_list_that_cannot_be_read_is_not_empty
{
    private const string Path = "/compute/v2.1/servers/detail";

    [Theory]
    [InlineData(500, """{"computeFault":{"code":500,"message":"Oh."}}""", "HTTP 500, Oh.")]
    [InlineData(409, """{"conflictingRequest":{"code":409,"message":"Not now."}}""", "HTTP 409, Not now.")]
    [InlineData(300, "", "HTTP 300.")]
    [InlineData(200, "<html>Welcome</html>", "the answer is not the JSON that was expected")]
    [InlineData(200, """{"servers":[{"id":"a"},""", "the answer is not the JSON that was expected")]
    [InlineData(200, """{"instances":[]}""", "the answer is not the JSON that was expected")]
    [InlineData(200, """{"servers":{}}""", "the answer is not the JSON that was expected")]
    [InlineData(200, "[]", "the answer is not the JSON that was expected")]
    public async Task a_failure_or_a_wrong_answer_names_the_service_and_the_call(int status, string body, string reason)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer(Path, _ => (status, body));
        var refreshed = await Refreshed.From(cloud.Settings);
        var failure = refreshed.IncompleteLists.ShouldHaveSingleItem().ShouldBeOfType<OpenstackException>();
        failure.Message.ShouldStartWith($"compute GET {cloud.Url}{Path}?");
        failure.Message.ShouldContain(reason);
        refreshed.Unavailable.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_later_page_that_fails_makes_the_whole_list_incomplete_and_hides_no_earlier_one()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer(Path, request => request.Query.ContainsKey("marker") ? (503, "") : (200, """{"servers":[{"id":"a"}]}"""));
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldHaveSingleItem().Message.ShouldContain("marker=a: HTTP 503");
        refreshed.The<Vm>("a").Name.ShouldBe("a");
    }

    [Fact]
    public async Task what_it_would_tell_of_others_is_kept_as_it_is_stored()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(Path, "servers", """{"id":"s1"}""");
        cloud.Answer("/compute/v2.1/os-server-groups", _ => (500, ""));
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.Count.ShouldBe(1);
        refreshed.The<Vm>("s1").Kept.ShouldBe([nameof(Vm.PlacementGroup)]);
        cloud.Asked("os-server-groups").ShouldBe(1);
    }

    [Fact]
    public async Task a_list_of_which_another_can_learn_otherwise_stands_alone()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(Path, "servers", """{"id":"s1","image":{"id":"i1"},"flavor":{"id":"f1"},"os-extended-volumes:volumes_attached":[{"id":"v1"}]}""");
        cloud.Answer("/compute/v2.1/flavors/f1", """{"flavor":{"id":"f1","vcpus":2,"ram":64,"disk":0}}""");
        cloud.List("/compute/v2.1/servers/s1/os-volume_attachments", "volumeAttachments", """{"id":"v1","volumeId":"v1","device":"/dev/vdb"}""");
        foreach (var broken in new[] { "/compute/v2.1/flavors/detail", "/image/v2/images", "/volume/v3/p2/volumes/detail" })
            cloud.Answer(broken, _ => (500, ""));
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.HardwareOf("s1").CpuTotalCores.ShouldBe(2);
        refreshed.DisksOf("s1").Select(disk => (disk.DeviceName, disk.Backing?.Key)).ShouldBe([("Root disk", null), ("vdb", "v1")]);
        // Volume templates need the volumes, and are images.
        refreshed.IncompleteLists.Count.ShouldBe(4);
    }
}

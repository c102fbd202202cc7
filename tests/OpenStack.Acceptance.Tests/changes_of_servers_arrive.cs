namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class changes_of_servers_arrive(RefreshedCloud cloud) : Changes(cloud)
{
    [Fact]
    public async Task stopped_and_started()
    {
        var server = await RunningAsync(10);
        await OrderAsync("server stop", server, "SHUTOFF");
        await Arrives("vms", server);
        await OrderAsync("server start", server, "ACTIVE");
        await Arrives("vms", server);
    }

    [Fact]
    public async Task paused_suspended_and_shelved()
    {
        foreach (var (which, order, state, undo) in new[]
        {
            (20, "server pause", "PAUSED", "server unpause"), (21, "server suspend", "SUSPENDED", "server resume"),
            (22, "server shelve", "SHELVED_OFFLOADED", "server unshelve"),
        })
        {
            var server = await RunningAsync(which);
            await OrderAsync(order, server, state);
            await Arrives("vms", server, later: ["images", "snapshots"]); // nova makes an image of what it shelves
            await OrderAsync(undo, server, "ACTIVE");
        }
    }

    [Fact]
    public async Task created_resized_renamed_and_deleted()
    {
        var server = await Client.CreateAsync(
            "server create acceptance-new --flavor m1.tiny --image debian-12 --network acceptance-net --key-name acceptance-key --property a=1 --wait");
        await Arrives("vms", server);
        await OrderAsync("server resize --flavor m1.small", server, "VERIFY_RESIZE");
        await Arrives("vms", server);
        await OrderAsync("server resize confirm", server, "ACTIVE");
        await Client.DoAsync($"server set --name acceptance-renamed --property b=2 {server}", $"server unset --property a {server}");
        await Arrives("vms", server);
        await Client.DoAsync($"server delete --wait {server}");
        await Arrives("vms", server);
    }

    [Fact]
    public async Task made_an_image_of()
    {
        var server = await RunningAsync(30);
        await Client.DoAsync($"server image create --name acceptance-of-server --wait {server}");
        var image = (string)(await Client.AskAsync("image show acceptance-of-server"))["id"]!;
        await Arrives("miq_templates", image, [server]);
        await Client.DoAsync($"image set --public --min-ram 128 {image}");
        await Arrives("miq_templates", image);
        await Client.DoAsync($"image delete {image}");
        await Arrives("miq_templates", image, [server], later: ["snapshots"]);
    }

    private static async Task OrderAsync(string order, string server, string state)
    {
        await Client.DoAsync($"{order} {server}");
        await Client.UntilAsync($"server show {server}", answer => (string?)answer["status"] == state && answer["OS-EXT-STS:task_state"] is null);
    }

    // One of those that were there before, a different one for each test.
    private static async Task<string> RunningAsync(int which) =>
        (string)(await Client.AskAsync($"server list --project {Cloud.Project} --status ACTIVE --sort-column ID"))[which]!["ID"]!;
}

namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class changes_of_volumes_and_objects_arrive(RefreshedCloud cloud) : Changes(cloud)
{
    [Fact]
    public async Task a_volume_is_created_attached_detached_extended_and_deleted()
    {
        var server = (string)(await Client.AskAsync("server show acceptance-server"))["id"]!;
        var volume = await Client.CreateAsync("volume create acceptance-volume --size 1 --description x");
        await Client.UntilAsync($"volume show {volume}", "status", "available");
        await Arrives("cloud_volumes", volume);
        await Client.AskAsync($"server add volume {server} {volume}");
        await Client.UntilAsync($"volume show {volume}", "status", "in-use");
        await Arrives("vms", server, [volume]);
        await Client.DoAsync($"server remove volume {server} {volume}");
        await Client.UntilAsync($"volume show {volume}", "status", "available");
        await Arrives("cloud_volumes", volume, [server]);
        await Client.DoAsync($"volume set --size 3 --bootable --name acceptance-larger {volume}");
        await Client.UntilAsync($"volume show {volume}", answer => (int?)answer["size"] == 3 && (string?)answer["status"] == "available");
        await Arrives("cloud_volumes", volume);
        await Client.DoAsync($"volume delete {volume}");
        await Client.UntilAsync("volume list --all-projects", left => left.AsArray().All(v => (string?)v!["ID"] != volume));
        await Arrives("cloud_volumes", volume);
    }

    [Fact]
    public async Task a_snapshot_is_made_and_deleted()
    {
        var snapshot = await Client.CreateAsync("volume snapshot create --volume acceptance-copy acceptance-of-copy --description x");
        await Client.UntilAsync($"volume snapshot show {snapshot}", "status", "available");
        await Arrives("cloud_volume_snapshots", snapshot);
        await Client.DoAsync($"volume snapshot delete {snapshot}");
        await Client.UntilAsync("volume snapshot list --all-projects", left => left.AsArray().All(s => (string?)s!["ID"] != snapshot));
        await Arrives("cloud_volume_snapshots", snapshot);
    }

    [Fact]
    public async Task a_type_is_changed()
    {
        var type = (string)(await Client.AskAsync("volume type show acceptance-type"))["id"]!;
        await Client.DoAsync($"volume type set --description changed --property volume_backend_name=other {type}");
        await Arrives("cloud_volume_types", type);
    }

    [Fact]
    public async Task objects_come_and_go()
    {
        await Client.AskAsync(["container create acceptance-more", $"object create acceptance-more {Prepared.TemplateFile} --name one"]);
        await ArrivesWithEverythingElse();
        await Client.DoAsync("object delete acceptance-more one");
        await ArrivesWithEverythingElse();
        await Client.DoAsync("container delete acceptance-more");
        await ArrivesWithEverythingElse();
    }
}

namespace Providers.OpenStack.Tests;

public class volumes_and_objects_become_records
{
    private const long GiB = 1024 * 1024 * 1024;

    [Fact]
    public async Task volumes_with_their_size_in_bytes()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/volume/v3/p2/volumes/detail", "volumes",
            """
            {"id":"v1","name":"","description":"d","status":"in-use","bootable":"true","created_at":"2020-02-24T12:08:53.000000","volume_type":"iscsi","size":2,
             "encrypted":false,"multiattach":true,"snapshot_id":"s1","os-vol-tenant-attr:tenant_id":"p1","availability_zone":"north"}
            """);
        (await Refreshed.CompletelyFrom(cloud.Settings)).The<CloudVolume>("v1").ShouldSatisfyAllConditions(
            v => v.Name.ShouldBe("v1"),
            v => v.Status.ShouldBe("in-use"),
            v => v.Bootable.ShouldBe(true),
            v => v.CreationTime.ShouldBe(new DateTimeOffset(2020, 2, 24, 12, 8, 53, TimeSpan.Zero)),
            v => v.VolumeType.ShouldBe("iscsi"),
            v => v.Size.ShouldBe(2 * GiB),
            v => v.Encrypted.ShouldBe(false),
            v => v.MultiAttachment.ShouldBe(true),
            v => v.BaseSnapshot!.Key.ShouldBe("s1"),
            v => v.CloudTenant!.Key.ShouldBe("p1"),
            v => v.AvailabilityZone!.Key.ShouldBe("north"));
    }

    [Fact]
    public async Task those_that_servers_can_be_made_from_are_templates_too()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/volume/v3/p2/volumes/detail", "volumes",
            """{"id":"free","name":"boot me","status":"available","bootable":"true","os-vol-tenant-attr:tenant_id":"p1"}""",
            """{"id":"used","status":"in-use","bootable":"true"}""", """{"id":"data","status":"available","bootable":"false"}""");
        cloud.List(
            "/volume/v3/p2/snapshots/detail", "snapshots",
            """{"id":"of-used","name":"snap","status":"available","volume_id":"used","os-extended-snapshot-attributes:project_id":"p2"}""",
            """{"id":"of-data","status":"available","volume_id":"data"}""", """{"id":"making","status":"creating","volume_id":"used"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<MiqTemplate>().Select(t => (t.EmsRef, t.Type, t.Name, t.Location, t.CloudTenant?.Key)).ShouldBe(
            [("free", "::VolumeTemplate", "boot me", "N/A", "p1"), ("of-used", "::VolumeSnapshotTemplate", "snap", "N/A", "p2")]);
        refreshed.All<Hardware>().ShouldBeEmpty();
        cloud.Asked("volumes/detail").ShouldBe(2); // a page and the end
    }

    [Fact]
    public async Task snapshots_backups_and_types()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/volume/v3/p2/snapshots/detail", "snapshots",
            """{"id":"s1","name":"s","description":"d","status":"available","created_at":"2020-02-24T12:08:18.000000","size":1,"volume_id":"v1"}""");
        cloud.List(
            "/volume/v3/p2/backups/detail", "backups",
            """
            {"id":"b1","name":"b","status":"available","size":4,"object_count":22,"is_incremental":true,"has_dependent_backups":false,"volume_id":"v1",
             "availability_zone":"north"}
            """);
        cloud.List(
            "/volume/v3/p2/types", "volume_types",
            """{"id":"t1","name":"fast","description":"x","is_public":true,"extra_specs":{"volume_backend_name":"lvm"}}""", """{"id":"t2","extra_specs":{}}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<CloudVolumeSnapshot>("s1").ShouldSatisfyAllConditions(s => s.Size.ShouldBe(GiB), s => s.CloudVolume!.Key.ShouldBe("v1"));
        refreshed.The<CloudVolumeBackup>("b1").ShouldSatisfyAllConditions(
            b => b.Size.ShouldBe(4 * GiB),
            b => b.ObjectCount.ShouldBe(22),
            b => b.IsIncremental.ShouldBe(true),
            b => b.HasDependentBackups.ShouldBe(false),
            b => b.CloudVolume!.Key.ShouldBe("v1"),
            b => b.AvailabilityZone!.Key.ShouldBe("north"));
        refreshed.All<CloudVolumeType>().Select(t => (t.EmsRef, t.Name, t.Public, t.BackendName)).ShouldBe(
            [("t1", "fast", true, "lvm"), ("t2", null, null, null)]);
    }

    [Fact]
    public async Task containers_of_each_project_with_their_objects()
    {
        await using var cloud = await FakeCloud.StartAsync();
        foreach (var project in new[] { "p1", "p2" })
        {
            cloud.Answer($"/swift/v1/AUTH_{project}/", request =>
                (200, request.Query.ContainsKey("marker") ? "[]" : """[{"name":"a b","count":1,"bytes":11},{"name":"..","count":0,"bytes":0}]"""));
            cloud.Answer($"/swift/v1/AUTH_{project}/a b", request => (200, request.Query.ContainsKey("marker") ? "[]"
                : """[{"name":"dir/file","hash":"61257bf2","last_modified":"2020-02-24T12:09:18.782440","bytes":11,"content_type":"text/plain"}]"""));
        }
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<CloudObjectStoreContainer>().Select(c => (c.EmsRef, c.Key, c.ObjectCount, c.Bytes, c.CloudTenant!.Key)).ShouldBe(
            [("p2/a b", "a b", 1, 11, "p2"), ("p2/..", "..", 0, 0, "p2"), ("p1/a b", "a b", 1, 11, "p1"), ("p1/..", "..", 0, 0, "p1")]);
        refreshed.All<CloudObjectStoreObject>().Count.ShouldBe(2);
        refreshed.All<CloudObjectStoreObject>()[0].ShouldSatisfyAllConditions(
            o => o.CloudObjectStoreContainer!.Key.ShouldBe("p2%2Fa b"),
            o => o.EmsRef.ShouldBe("dir/file"),
            o => o.Key.ShouldBe("dir/file"),
            o => o.Etag.ShouldBe("61257bf2"),
            o => o.ContentLength.ShouldBe(11),
            o => o.ContentType.ShouldBe("text/plain"),
            o => o.LastModified!.Value.Millisecond.ShouldBe(782),
            o => o.CloudTenant!.Key.ShouldBe("p2"));
    }
}

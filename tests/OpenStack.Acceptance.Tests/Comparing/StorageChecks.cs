namespace OpenStack.Acceptance.Tests.Comparing;

/// <summary>Volumes and objects.</summary>
internal static class StorageChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("cloud_volumes",
            $"""
            select v.ems_ref, v.name, v.description, v.status, v.size / 1073741824, v.bootable, v.encrypted, v.multi_attachment, v.volume_type, {Time("v.creation_time")},
                s.ems_ref, z.ems_ref, t.ems_ref
            from vmdb.cloud_volumes v
            left join vmdb.cloud_volume_snapshots s on s.id = v.cloud_volume_snapshot_id
            left join vmdb.availability_zones z on z.id = v.availability_zone_id
            left join vmdb.cloud_tenants t on t.id = v.cloud_tenant_id
            """,
            "volume show",
            v =>
            [
                v["id"], v.Text("name") is { Length: > 0 } name ? name : v["id"], v["description"], v["status"], v["size"], v["bootable"], v["encrypted"],
                v["multiattach"], v["type"], Time(v["created_at"]), v["snapshot_id"], v["availability_zone"], v["os-vol-tenant-attr:tenant_id"],
            ]),
        new("cloud_volume_snapshots",
            $"""
            select s.ems_ref, s.name, s.description, s.status, s.size / 1073741824, {Time("s.creation_time")}, v.ems_ref, t.ems_ref
            from vmdb.cloud_volume_snapshots s
            left join vmdb.cloud_volumes v on v.id = s.cloud_volume_id
            left join vmdb.cloud_tenants t on t.id = s.cloud_tenant_id
            """,
            "volume snapshot show",
            s =>
            [
                s["id"], s["name"], s["description"], s["status"], s["size"], Time(s["created_at"]), s["volume_id"],
                s["os-extended-snapshot-attributes:project_id"],
            ]),
        new("cloud_volume_backups", "select ems_ref, name from vmdb.cloud_volume_backups", "volume backup list --all-projects", b => [b["ID"], b["Name"]]),
        new("cloud_volume_types",
            "select ems_ref, name, description, backend_name, public from vmdb.cloud_volume_types",
            "volume type list --long",
            t => [t["ID"], t["Name"], t["Description"], t["Properties"]!["volume_backend_name"], t["Is Public"]]),
        // What a server can be started from besides images.
        new("volume templates",
            "select ems_ref, name, substring(type from '[^:]+$') from vmdb.vms where type ~ 'VolumeTemplate$|VolumeSnapshotTemplate$' and ems_id is not null",
            listing =>
            [
                .. from volume in listing["volume show"]
                   where volume.Text("bootable") == "true" && volume.Text("status") == "available"
                   select new object?[] { volume["id"], volume.Text("name") is { Length: > 0 } name ? name : volume["id"], "VolumeTemplate" },
                .. from snapshot in listing["volume snapshot show"]
                   join volume in listing["volume show"] on snapshot.Text("volume_id") equals volume.Text("id")
                   where snapshot.Text("status") == "available" && volume.Text("bootable") == "true"
                   select new object?[] { snapshot["id"], snapshot["name"], "VolumeSnapshotTemplate" },
            ]),
        new("cloud_object_store_containers",
            "select t.ems_ref, c.key, c.object_count, c.bytes from vmdb.cloud_object_store_containers c join vmdb.cloud_tenants t on t.id = c.cloud_tenant_id",
            "container list --long",
            c => [c.Project, c["Name"], c["Count"], c["Bytes"]]),
        new("cloud_object_store_objects",
            $"""
            select t.ems_ref, c.key, o.key, o.etag, o.content_type, o.content_length, {Time("o.last_modified")}
            from vmdb.cloud_object_store_objects o
            join vmdb.cloud_object_store_containers c on c.id = o.cloud_object_store_container_id
            join vmdb.cloud_tenants t on t.id = o.cloud_tenant_id
            """,
            "object list --long",
            o => [o.Project, o.About, o["Name"], o["Hash"], o["Content Type"], o["Bytes"], Time(o["Last Modified"])]),
    ];

    // To the second, as both can say it.
    private static string Time(string column) => $"to_char({column} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')";

    private static string? Time(JsonNode? time) => time?.ToString()[.."2001-01-01T00:00:00".Length];
}

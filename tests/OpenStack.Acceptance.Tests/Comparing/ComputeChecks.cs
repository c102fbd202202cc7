namespace OpenStack.Acceptance.Tests.Comparing;

/// <summary>Projects and what servers are made with.</summary>
internal static class ComputeChecks
{
    // Quotas of computing and networks, by the names of the client's table and of the services; the rest are none of the inventory's.
    private static readonly string[] OfCompute =
        ["cores", "fixed_ips", "floating_ips", "instances", "key_pairs", "ram", "security_group_rules", "security_groups"];

    private static readonly Dictionary<string, string> OfNetwork = new()
    {
        ["floating_ips"] = "floatingip", ["networks"] = "network", ["ports"] = "port", ["routers"] = "router", ["subnets"] = "subnet",
        ["subnet_pools"] = "subnetpool", ["security_group_rules"] = "security_group_rule", ["security_groups"] = "security_group",
    };

    private static readonly string[] OfVolumes = ["backup", "gigabytes", "groups", "per-volume", "snapshots", "volumes"];

    public static IReadOnlyList<Check> All { get; } =
    [
        // What the client shows of a project may be keystone's memory of it.
        new("cloud_tenants",
            "select t.ems_ref, t.name, t.description, t.enabled, p.ems_ref from vmdb.cloud_tenants t left join vmdb.cloud_tenants p on p.id = t.parent_id",
            listing =>
                from project in listing["project list --long"]
                join shown in listing["project show"] on project.Text("ID") equals shown.Text("id")
                let parent = shown.Text("parent_id") == project.Text("Domain ID") ? null : shown["parent_id"]
                select new object?[] { project["ID"], project["Name"], project["Description"], project["Enabled"], parent }),
        new("cloud_resource_quotas",
            """
            select t.ems_ref, q.service_name, replace(q.name, '-', '_'), q.value
            from vmdb.cloud_resource_quotas q join vmdb.cloud_tenants t on t.id = q.cloud_tenant_id
            """,
            listing =>
            [
                .. from quota in listing["quota list --detail --compute --project"]
                   where OfCompute.Contains(quota.Text("Resource"))
                   select new object?[] { quota.About, "Compute", quota["Resource"], quota["Limit"] },
                .. from quota in listing["quota list --detail --network --project"]
                   where OfNetwork.ContainsKey(quota.Text("Resource"))
                   select new object?[] { quota.About, "Network", OfNetwork[quota.Text("Resource")], quota["Limit"] },
                .. from quotas in listing["quota show"]
                   from quota in quotas.Value.AsObject()
                   where OfVolumes.Any(name => quota.Key.StartsWith(name, StringComparison.Ordinal))
                   select new object?[] { quotas.About, "Volume", quota.Key.Replace('-', '_'), quota.Value },
            ]),
        // The zone of nova's own programs is none to start servers in.
        new("availability_zones",
            "select name, provider_services_supported from vmdb.availability_zones where type not like '%AvailabilityZoneNull'",
            listing =>
                from zone in ((string Service, string List)[])[("compute", "availability zone list --compute"), ("volume", "availability zone list --volume")]
                from listed in listing[zone.List]
                where listed.Text("Zone Name") != "internal"
                group zone.Service by listed.Text("Zone Name") into of
                select new object?[] { of.Key, of.Distinct() }),
        new("cloud_services",
            """
            select executable_name, hostname, s.status, scheduling_disabled, scheduling_disabled_reason, z.name
            from vmdb.cloud_services s left join vmdb.availability_zones z on z.id = s.availability_zone_id
            """,
            "compute service list --long",
            s => [s["Binary"], s["Host"], s["State"], s.Text("Status") == "disabled", s["Disabled Reason"], s.Text("Zone") == "internal" ? null : s["Zone"]]),
        new("flavors",
            """
            select ems_ref, name, enabled, publicly_available, cpu_total_cores, memory / 1048576, root_disk_size / 1073741824,
                ephemeral_disk_size / 1073741824, nullif(swap_disk_size / 1048576, 0)
            from vmdb.flavors
            """,
            "flavor show",
            f =>
            [
                f["id"], f["name"], f.Text("OS-FLV-DISABLED:disabled") == "false", f["os-flavor-access:is_public"], f["vcpus"], f["ram"], f["disk"],
                f["OS-FLV-EXT-DATA:ephemeral"], f["swap"],
            ]),
        new("cloud_tenant_flavors",
            """
            select f.ems_ref, t.ems_ref
            from vmdb.cloud_tenant_flavors l join vmdb.flavors f on f.id = l.flavor_id join vmdb.cloud_tenants t on t.id = l.cloud_tenant_id
            """,
            listing =>
                from flavor in listing["flavor show"]
                from tenant in flavor.Text("os-flavor-access:is_public") == "true"
                    ? listing["project list --long"].Select(project => project.Text("ID"))
                    : flavor.Each("access_project_ids").Select(id => id.ToString())
                select new object?[] { flavor["id"], tenant }),
        new("authentications", "select name, fingerprint from vmdb.authentications where type like '%AuthKeyPair'", "keypair list", k => [k["Name"], k["Fingerprint"]]),
        new("placement_groups",
            """
            select g.ems_ref, g.name, g.policy, t.ems_ref
            from vmdb.placement_groups g left join vmdb.cloud_tenants t on t.id = g.cloud_tenant_id
            """,
            "server group list --all-projects --long",
            g => [g["ID"], g["Name"], g["Policy"], g["Project Id"]]),
        // The client shows the zone beside the other properties.
        new("host_aggregates",
            "select ems_ref, name, metadata::jsonb -> 'availability_zone', metadata::jsonb - 'availability_zone' from vmdb.host_aggregates",
            "aggregate list --long",
            a => [a["ID"], a["Name"], a["Availability Zone"], a["Properties"]]),
        new("images",
            """
            select i.ems_ref, i.name, i.publicly_available, t.ems_ref, h.disk_size_minimum / 1073741824, h.memory_mb_minimum, h.size_on_disk, h.root_device_type,
                h.bitness, o.distribution, o.version, s.ems_ref
            from vmdb.vms i
            left join vmdb.cloud_tenants t on t.id = i.cloud_tenant_id
            left join vmdb.vms s on s.id = i.genealogy_parent_id
            left join vmdb.hardwares h on h.vm_or_template_id = i.id
            left join vmdb.operating_systems o on o.vm_or_template_id = i.id
            where i.type like '%::Template' and i.ems_id is not null
            """,
            "image show",
            i =>
            [
                i["id"], i["name"], i.Text("visibility") != "private", i["owner"], i["min_disk"], i["min_ram"], i["size"], i["disk_format"],
                i["properties"]!["architecture"]?.ToString() == "x86_64" ? 64 : null, i["properties"]!["os_distro"], i["properties"]!["os_version"],
                i["properties"]!["instance_uuid"],
            ]),
        new("cloud_tenants_vms",
            """
            select i.ems_ref, t.ems_ref
            from vmdb.cloud_tenants_vms l join vmdb.vms i on i.id = l.vm_id join vmdb.cloud_tenants t on t.id = l.cloud_tenant_id where i.ems_id is not null
            """,
            listing =>
                from image in listing["image show"]
                from tenant in image.Text("visibility") == "public" ? listing["project list --long"].Select(project => project.Text("ID")) : [image.Text("owner")]
                select new object?[] { image["id"], tenant }),
        // Images that nova made of servers.
        new("snapshots",
            "select s.ems_ref, s.name, v.ems_ref from vmdb.snapshots s join vmdb.vms v on v.id = s.vm_or_template_id",
            listing =>
                from image in listing["image show"]
                where image["properties"]!["image_type"]?.ToString() == "snapshot"
                select new object?[] { image["id"], image["name"], image["properties"]!["instance_uuid"] }),
    ];
}

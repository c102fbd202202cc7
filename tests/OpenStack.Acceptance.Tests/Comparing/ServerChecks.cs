namespace OpenStack.Acceptance.Tests.Comparing;

/// <summary>Servers and their parts.</summary>
internal static class ServerChecks
{
    private const string Servers = "server list --all-projects --long";
    private const string StoredServers = "select id, ems_ref from vmdb.vms where not template and ems_id is not null";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("vms",
            """
            select v.ems_ref, v.name, v.raw_power_state, v.power_state, f.ems_ref, i.ems_ref, z.ems_ref
            from vmdb.vms v
            left join vmdb.flavors f on f.id = v.flavor_id
            left join vmdb.vms i on i.id = v.genealogy_parent_id
            left join vmdb.availability_zones z on z.id = v.availability_zone_id
            where not v.template and v.ems_id is not null
            """,
            Servers,
            s =>
            [
                s["ID"], s["Name"], s["Status"], PowerState(s), s["Flavor ID"], ImageOf(s), s.Text("Availability Zone") is { Length: > 0 } zone ? zone : "null_az",
            ]),
        new("vms.cloud_tenant_id",
            $"select v.ems_ref, t.ems_ref from ({StoredServers}) v join vmdb.vms w using (id) join vmdb.cloud_tenants t on t.id = w.cloud_tenant_id",
            "server list --all-projects",
            s => [s["ID"], s["Project ID"]]),
        new("key_pairs_vms",
            $"select v.ems_ref, k.name from vmdb.key_pairs_vms l join ({StoredServers}) v on v.id = l.vm_id join vmdb.authentications k on k.id = l.authentication_id",
            "server list --all-projects --key-name",
            s => [s["ID"], s.About]),
        new("vms.placement_group_id",
            $"select g.ems_ref, v.ems_ref from ({StoredServers}) v join vmdb.vms w using (id) join vmdb.placement_groups g on g.id = w.placement_group_id",
            listing =>
                from of in listing["server group list --all-projects --long"]
                from server in of.Each("Members")
                select new object?[] { of["ID"], server }),
        new("hardwares",
            $"""
            select v.ems_ref, h.cpu_total_cores, h.memory_mb, h.disk_capacity / 1048576
            from vmdb.hardwares h join ({StoredServers}) v on v.id = h.vm_or_template_id
            """,
            listing =>
                from server in listing[Servers]
                join flavor in listing["flavor show"] on server.Text("Flavor ID") equals flavor.Text("id")
                select new object?[]
                {
                    server["ID"], flavor["vcpus"], flavor["ram"], (Number(flavor, "disk") + Number(flavor, "OS-FLV-EXT-DATA:ephemeral")) * 1024 + Number(flavor, "swap"),
                }),
        new("operating_systems",
            $"select v.ems_ref, o.distribution, o.version from vmdb.operating_systems o join ({StoredServers}) v on v.id = o.vm_or_template_id",
            listing =>
                from server in listing[Servers]
                join image in listing["image show"] on server.Text("Image ID") equals image.Text("id") into images
                from properties in images.Select(image => image["properties"]).DefaultIfEmpty()
                select new object?[] { server["ID"], properties?["os_distro"], properties?["os_version"] }),
        new("disks",
            $"""
            select v.ems_ref, d.device_name, d.location, d.size / 1048576, b.ems_ref
            from vmdb.disks d
            join vmdb.hardwares h on h.id = d.hardware_id
            join ({StoredServers}) v on v.id = h.vm_or_template_id
            left join vmdb.cloud_volumes b on b.id = d.backing_id and d.backing_type = 'CloudVolume'
            """,
            Disks),
        new("custom_attributes",
            $"select v.ems_ref, a.name, a.value from vmdb.custom_attributes a join ({StoredServers}) v on v.id = a.resource_id where a.resource_type = 'VmOrTemplate'",
            listing =>
                from server in listing[Servers]
                from property in server.Members("Properties")
                select new object?[] { server["ID"], property.Key, property.Value }),
        // Fixed addresses by the ports, floating ones by the fixed address that they lead to.
        new("addresses of servers",
            $"""
            with fixed as (
                select v.ems_ref as server, n.name as network, a.address
                from vmdb.network_ports p
                join ({StoredServers}) v on v.id = p.device_id and p.device_type = 'VmOrTemplate'
                join vmdb.cloud_subnets_network_ports a on a.network_port_id = p.id
                join vmdb.cloud_subnets s on s.id = a.cloud_subnet_id
                join vmdb.cloud_networks n on n.id = s.cloud_network_id)
            select * from fixed
            union all
            select v.ems_ref, fixed.network, f.address
            from vmdb.floating_ips f join ({StoredServers}) v on v.id = f.vm_id join fixed on fixed.server = v.ems_ref and fixed.address = f.fixed_ip_address
            """,
            listing =>
                from server in listing[Servers]
                from network in server.Members("Networks")
                from address in network.Value!.AsArray()
                select new object?[] { server["ID"], network.Key, address }),
        new("security groups of servers",
            $"""
            select distinct v.ems_ref, g.name
            from vmdb.network_ports p
            join ({StoredServers}) v on v.id = p.device_id and p.device_type = 'VmOrTemplate'
            join vmdb.network_ports_security_groups l on l.network_port_id = p.id
            join vmdb.security_groups g on g.id = l.security_group_id
            """,
            listing =>
                from server in listing["server list --all-projects"]
                from name in server.Each("Security Groups").Select(of => of.ToString()).Distinct()
                select new object?[] { server["ID"], name }),
    ];

    // Nova's own word for it where a server is at rest.
    private static string PowerState(Answer server) => (server.Text("Status"), server.Text("Power State")) switch
    {
        ("ACTIVE", "1") => "on",
        ("SHUTOFF", "4") => "off",
        ("PAUSED", "3") => "paused",
        ("SUSPENDED", "7") => "suspended",
        ("SHELVED_OFFLOADED", _) => "shelved_offloaded",
        ("ERROR", _) => "non_operational",
        _ => "unknown",
    };

    // The flavor gives disks, and a volume may take the place of one; the letter tells which: sda, vda and xvda are all the first.
    private static IEnumerable<object?[]> Disks(Listing listing)
    {
        var attached = (from volume in listing["volume show"] from at in volume.Each("attachments") select (Server: at["server_id"]!.ToString(), at, volume))
            .ToLookup(attachment => attachment.Server);
        foreach (var server in listing[Servers])
        {
            var id = server.Text("ID");
            var flavor = listing["flavor show"].Single(f => f.Text("id") == server.Text("Flavor ID"));
            var (ephemeral, swap) = (Number(flavor, "OS-FLV-EXT-DATA:ephemeral"), Number(flavor, "swap"));
            var disks = new Dictionary<char, object?[]> { ['a'] = [id, "Root disk", "vda", Math.Max(1, Number(flavor, "disk")) * 1024, null] };
            if (ephemeral > 0)
                disks['b'] = [id, "Ephemeral disk", "vdb", ephemeral * 1024, null];
            if (swap > 0)
                disks[ephemeral > 0 ? 'c' : 'b'] = [id, "Swap disk", ephemeral > 0 ? "vdc" : "vdb", swap, null];
            foreach (var (_, at, volume) in attached[id])
            {
                var device = at["device"]!.ToString().Split('/')[^1];
                disks[device[^1]] = [id, device[^1] == 'a' ? "Root disk" : device, device, Number(volume, "size") * 1024, volume["id"]];
            }
            foreach (var disk in disks.Values)
                yield return disk;
        }
    }

    private static string? ImageOf(Answer server) => server.Text("Image ID") is var image && image.StartsWith("N/A", StringComparison.Ordinal) ? null : image;

    private static long Number(Answer answer, string member) => answer.Text(member) is { Length: > 0 } number ? long.Parse(number) : 0;
}

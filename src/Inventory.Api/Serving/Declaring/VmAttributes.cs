using Inventory.Sdk;

namespace Inventory.Api.Serving.Declaring;

/// <summary>Virtual attributes of VMs and templates.</summary>
internal static class VmAttributes
{
    private const string Archived = "({t}.ems_id is null and {t}.storage_id is null)";

    private const string Orphaned = "({t}.ems_id is null and {t}.storage_id is not null)";

    private const string Retired = "({t}.retired is true)";

    private const string Disconnected = "({t}.connection_state is not null and {t}.connection_state <> 'connected')";

    private const string Disks = "from vmdb.disks d join vmdb.hardwares h on h.id = d.hardware_id where h.vm_or_template_id = {t}.id";

    private const string Ports = "from vmdb.network_ports p where p.device_type = 'VmOrTemplate' and p.device_id = {t}.id";

    private const string PortAddresses = $"select s.address::text from vmdb.cloud_subnets_network_ports s where s.network_port_id in (select p.id {Ports})";

    private const string FloatingAddresses = "select f.address::text from vmdb.floating_ips f where f.vm_id = {t}.id";

    private const string GuestAddresses =
        """
        select unnest(array[n.ipaddress, n.ipv6address]::text[])
        from vmdb.networks n join vmdb.hardwares h on h.id = n.hardware_id where h.vm_or_template_id = {t}.id
        """;

    private const string PortMacs = $"select p.mac_address::text {Ports}";

    private const string GuestMacs =
        """
        select g.address::text from vmdb.guest_devices g join vmdb.hardwares h on h.id = g.hardware_id
        where h.vm_or_template_id = {t}.id and g.device_type = 'ethernet'
        """;

    public static IEnumerable<AttributeDefinition> For(IReadOnlyList<Manager> managers) =>
    [
        new("archived", ValueKind.Boolean, Archived),
        new("orphaned", ValueKind.Boolean, Orphaned),
        new("active", ValueKind.Boolean, $"({{t}}.ems_id is not null and not {Retired} and not {{t}}.template)"),
        new("disconnected", ValueKind.Boolean, Disconnected),
        new("normalized_state", ValueKind.Text,
            $"""
            case when {Archived} then 'archived' when {Orphaned} then 'orphaned' when {"{t}"}.template then 'template' when {Retired} then 'retired'
                 when {Disconnected} then 'disconnected' else coalesce(lower({"{t}"}.power_state), 'unknown') end
            """),
        new("vendor_display", ValueKind.Text, SqlCase.Of("{t}.vendor", managers.Select(m => (m.Vendor, m.Description)), "initcap({t}.vendor)")),
        new("num_cpu", ValueKind.Integer, "coalesce({t}.cpu_sockets, 0)", "hardware"),
        new("cpu_total_cores", ValueKind.Integer, "coalesce({t}.cpu_total_cores, 0)", "hardware"),
        new("cpu_cores_per_socket", ValueKind.Integer, "coalesce({t}.cpu_cores_per_socket, 0)", "hardware"),
        new("ram_size", ValueKind.Bigint, "coalesce({t}.memory_mb, 0)", "hardware"),
        new("mem_cpu", ValueKind.Bigint, "coalesce({t}.memory_mb, 0)", "hardware"),
        new("ram_size_in_bytes", ValueKind.Bigint, "coalesce({t}.memory_mb * 1048576, 0)", "hardware"),
        new("platform", ValueKind.Text, "coalesce({t}.guest_os, 'unknown')", "hardware"),
        new("os_image_name", ValueKind.Text, "coalesce({t}.guest_os, 'unknown')", "hardware"),
        new("num_disks", ValueKind.Bigint, $"(select count(*) {Disks})"),
        new("allocated_disk_storage", ValueKind.Bigint, $"(select sum(d.size)::bigint {Disks})"),
        new("used_disk_storage", ValueKind.Bigint, $"(select sum(coalesce(d.size_on_disk, d.size))::bigint {Disks})"),
        new("ipaddresses", ValueKind.TextList, Texts($"{PortAddresses} union {FloatingAddresses} union {GuestAddresses}")),
        new("floating_ip_addresses", ValueKind.TextList, Texts(FloatingAddresses)),
        new("mac_addresses", ValueKind.TextList, Texts($"{PortMacs} union {GuestMacs}")),
        new("hostnames", ValueKind.TextList, "array_remove(array[{t}.hostname]::text[], null)"),
        .. Enumerable.Range(1, 9).Select(n => new AttributeDefinition($"custom_{n}", ValueKind.Text,
            "(select u.value from vmdb.user_attributes u where u.resource_type = 'VmOrTemplate' and u.resource_id = {t}.id and u.source = 'EVM' "
            + $"and u.name = 'custom_{n}' order by u.id limit 1)")),
        new("ems_name", ValueKind.Text, "{t}.name", "ext_management_system"),
        new("flavor_name", ValueKind.Text, "{t}.name", "flavor"),
        new("availability_zone_name", ValueKind.Text, "{t}.name", "availability_zone"),
    ];

    public static IEnumerable<AttributeDefinition> OfFlavors =>
    [
        new("cpus", ValueKind.Integer, "{t}.cpu_total_cores"),
        new("cpu_cores", ValueKind.Integer, "{t}.cpu_cores_per_socket"),
        new("total_vms", ValueKind.Bigint, "(select count(*) from vmdb.vms v where v.flavor_id = {t}.id and not v.template)"),
    ];

    public static IEnumerable<AttributeDefinition> OfZones =>
    [
        new("total_vms", ValueKind.Bigint, "(select count(*) from vmdb.vms v where v.availability_zone_id = {t}.id and not v.template)"),
    ];

    private static string Texts(string select) => $"array(select distinct each.text from ({select}) each (text) where each.text <> '' order by 1)";
}

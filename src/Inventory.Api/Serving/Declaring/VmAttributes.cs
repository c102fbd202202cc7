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
        // The tables of addresses come with networks; until then nobody has one.
        new("ipaddresses", ValueKind.TextList, "array[]::text[]"),
        new("mac_addresses", ValueKind.TextList, "array[]::text[]"),
        new("hostnames", ValueKind.TextList, "array_remove(array[{t}.hostname]::text[], null)"),
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
}

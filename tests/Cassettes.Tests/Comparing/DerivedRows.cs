using Cassettes.Tests.Expecting;

namespace Cassettes.Tests.Comparing;

/// <summary>Compares the VMDB with the rows that follow from the documented mapping.</summary>
/// <param name="vmdb">The database.</param>
/// <param name="findings">Takes what comes of it.</param>
/// <param name="before">Rows that were there before a targeted refresh; null for none.</param>
/// <param name="targets">What that refresh was asked for: collection → native ids.</param>
internal sealed class DerivedRows(
    Vmdb vmdb, Findings findings, DerivedInventory? before = null, IReadOnlyDictionary<string, string[]>? targets = null)
{
    // What tells a row from others of its table; the first line whose first field the row has.
    private static readonly Dictionary<string, string[][]> Keys = new()
    {
        ["authentications"] = [["name"]],
        ["cloud_resource_quotas"] = [["cloud_tenant_ref", "service_name", "name"]],
        ["cloud_subnet_network_ports"] = [["network_port_ref", "cloud_subnet_ref", "address"]],
        ["cloud_object_store_objects"] = [["cloud_object_store_container_ref", "ems_ref"]],
        ["custom_attributes"] = [["resource_kind", "resource_ref", "section", "name"]],
        ["disks"] = [["vm_ref", "device_name"]],
        ["firewall_rules"] =
        [
            ["ems_ref"],
            ["security_group_ref", "direction", "host_protocol", "port", "end_port", "source_ip_range", "source_security_group_ref"],
        ],
        ["hardwares"] = [["vm_or_template_ref"]],
        ["load_balancer_health_check_members"] = [["load_balancer_health_check_ref", "load_balancer_pool_member_ref"]],
        ["load_balancer_listener_pools"] = [["load_balancer_listener_ref", "load_balancer_pool_ref"]],
        ["load_balancer_pool_member_pools"] = [["load_balancer_pool_ref", "load_balancer_pool_member_ref"]],
        ["networks"] = [["vm_ref", "description"]],
        ["operating_systems"] = [["vm_or_template_ref"]],
        ["orchestration_stack_resources"] = [["stack_ref", "ems_ref", "logical_resource"]],
        ["orchestration_templates"] = [["md5"], ["description"]],
        ["taggings"] = [["taggable_kind", "taggable_ref", "label"]],
    };

    private static readonly string[][] ByNativeId = [["ems_ref"]];

    private readonly Fields fields = new(vmdb);

    /// <summary>Compares all tables.</summary>
    /// <param name="derived">The rows.</param>
    /// <param name="providerLists">Tables of which the expected files name some rows only.</param>
    public void Compare(DerivedInventory derived, HashSet<string> providerLists)
    {
        foreach (var (table, rows) in derived.Tables)
            Compare(table, [.. rows!.AsArray().Select(r => r!.AsObject())], derived.IsComplete && !providerLists.Contains(table));
        if (!derived.IsComplete)
            return;
        foreach (var (name, count) in derived.Counts.Where(c => !providerLists.Contains(c.Key)))
            findings.Derived(JsonMatcher.Matches(count, vmdb.Count(name)), () => $"count of {name}: expected {count}, found {vmdb.Count(name)}");
        var named = derived.Tables.Select(t => Vmdb.TableOf(t.Key)).Concat(providerLists).ToHashSet();
        foreach (var table in vmdb.ManagedTables.Except(named).Order())
            findings.Derived(vmdb.Rows(table).Count == 0, () => $"{table}: no rows are expected, found {vmdb.Rows(table).Count}");
    }

    private void Compare(string table, IReadOnlyList<JsonObject> expected, bool isComplete)
    {
        if (!vmdb.HasTable(table))
        {
            findings.Skip($"{table} ({expected.Count} rows)", "there is no such table");
            return;
        }
        if (expected.Count == 0)
            return;
        var key = Keys.GetValueOrDefault(table, ByNativeId).First(k => expected[0].ContainsKey(k[0]));
        var known = vmdb.Rows(table);
        foreach (var field in known.Count == 0 ? [] : key.Where(f => !fields.TryFind(known[0], f, out _, out var _)))
        {
            fields.TryFind(known[0], field, out _, out var reason);
            findings.Skip($"{table} ({expected.Count} rows), for want of {field}", reason);
            return;
        }
        var rows = known.ToLookup(row => KeyOf(row, key));
        foreach (var group in expected.GroupBy(row => KeyOf(row, key)))
            Compare(table, group.Key, [.. group], [.. rows[group.Key]], isComplete);
        if (isComplete)
            foreach (var group in rows.Where(r => !expected.Any(e => KeyOf(e, key) == r.Key)))
                findings.Derived(false, () => $"{table} {group.Key}: is not expected");
    }

    private void Compare(string table, string key, JsonObject[] expected, Row[] found, bool isComplete)
    {
        findings.DerivedRows += expected.Length;
        findings.Derived(found.Length >= expected.Length && (!isComplete || found.Length == expected.Length), () => found.Length == 0
            ? $"{table} {key}: does not exist"
            : $"{table} {key}: expected {expected.Length} rows, found {found.Length}");
        foreach (var (wanted, row) in expected.Zip(found))
            foreach (var (name, value) in wanted.Where(m => m.Key != "_key"))
                if (!fields.TryFind(row, name, out var field, out var reason))
                    findings.Skip($"{table}.{name}", reason);
                else if (!field.Matches(Wanted(name, value)) && IsKept(table, wanted, name, field))
                    findings.Skip($"{table} {key}: {name}", $"beside the target, and still what it was before: {JsonMatcher.Show(field.As(value))}");
                else
                    findings.Derived(field.Matches(Wanted(name, value)), () =>
                        $"{table} {key}: {name}: {JsonMatcher.Difference(Wanted(name, value), field.As(value))}");
    }

    // A targeted refresh may leave as they are the rows that it was not asked for; what the original does to them is the least certain of all.
    private bool IsKept(string table, JsonObject wanted, string name, Field field)
    {
        if (before?.Tables[table] is not JsonArray rows || targets?.GetValueOrDefault(table)?.Contains((string?)wanted["ems_ref"]) == true)
            return false;
        var known = rows.FirstOrDefault(row => JsonNode.DeepEquals(row!["_key"], wanted["_key"]));
        return known?.AsObject().TryGetPropertyValue(name, out var value) == true && field.Matches(Wanted(name, value));
    }

    private static JsonNode? Wanted(string name, JsonNode? value) => name.StartsWith("extra_", StringComparison.Ordinal) ? WithSnakeNames(value) : value;

    // Members come as the cloud's API names them.
    private static JsonNode? WithSnakeNames(JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(Vmdb.Snake(m.Key), WithSnakeNames(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithSnakeNames)]),
        _ => value?.DeepClone(),
    };

    private static string KeyOf(JsonObject row, string[] key) => string.Join(" / ", key.Select(field => row[field]?.ToString()));

    private string KeyOf(Row row, string[] key) =>
        string.Join(" / ", key.Select(name => fields.TryFind(row, name, out var field, out _) ? field.As(null)?.ToString() : null));
}

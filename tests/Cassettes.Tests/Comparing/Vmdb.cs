using System.Text.RegularExpressions;
using Inventory.Domain.History;

namespace Cassettes.Tests.Comparing;

/// <summary>All rows and all relations of a database, read at one time.</summary>
internal sealed partial class Vmdb
{
    // How the expected files name rows of a table that others share.
    private static readonly Dictionary<string, (string Table, Func<Row, bool> Where)> Names = new()
    {
        ["vms"] = ("vms", row => !(bool)row["template"]!),
        ["miq_templates"] = ("vms", row => (bool)row["template"]!),
        ["vms_and_templates"] = ("vms", _ => true),
        ["authentications"] = ("authentications", IsKeyPair),
        ["auth_key_pairs"] = ("authentications", IsKeyPair),
        ["cloud_subnet_network_ports"] = ("cloud_subnets_network_ports", _ => true),
    };

    // Tables of classes that are not called like them.
    private static readonly Dictionary<string, string> ClassTables = new() { ["VmOrTemplate"] = "vms", ["ExtManagementSystem"] = "ext_management_systems" };

    private readonly Dictionary<string, Dictionary<long, Row>> tables = [];
    private readonly Dictionary<string, Dictionary<string, string>> columnTypes = [];
    private readonly Dictionary<(string Table, string Column), string> foreignKeys = [];
    private readonly Dictionary<(string Table, string Name), (Relation Relation, ILookup<long, JsonNode> Targets)> relations = [];
    private readonly Dictionary<string, long> counts = [];

    /// <summary>Relations that this database cannot tell, with the reason.</summary>
    public Dictionary<(string Table, string Name), string> Untold { get; } = [];

    /// <summary>Tables of what clouds hold: of a manager, and with a history. (A refresh belongs to a manager too, and is in no cloud.)</summary>
    public IEnumerable<string> ManagedTables =>
        columnTypes.Where(t => t.Value.ContainsKey("ems_id") && t.Value.ContainsKey(HistoryTables.ValidFrom)).Select(t => t.Key);

    /// <summary>Every row as text.</summary>
    public HashSet<string> Lines => [.. tables.SelectMany(t => t.Value.Values).Select(r => $"{r.Table} {r.Columns.ToJsonString()}")];

    /// <summary>The table that holds what an expected file names so.</summary>
    public static string TableOf(string name) => Names.TryGetValue(name, out var known) ? known.Table : name;

    /// <summary>The rows of a table, under the names of the expected files; none for a table that does not exist.</summary>
    public IReadOnlyList<Row> Rows(string name)
    {
        var (table, where) = Names.TryGetValue(name, out var known) ? known : (name, _ => true);
        return tables.TryGetValue(table, out var rows) ? [.. rows.Values.Where(where).OrderBy(r => r.Id)] : [];
    }

    public bool HasTable(string name) => columnTypes.ContainsKey(TableOf(name));

    public bool HasColumn(string table, string column) => columnTypes.GetValueOrDefault(table)?.ContainsKey(column) == true;

    public bool IsText(string table, string column) => columnTypes[table][column] is "varchar" or "text";

    /// <summary>How many rows there are, by the names of the expected files.</summary>
    public long Count(string name) => counts.TryGetValue(name, out var count) ? count : Rows(name).Count;

    /// <summary>Whether <see cref="RelatedTo"/> can tell this relation for rows of a table.</summary>
    public bool HasRelation(string table, string name) => relations.ContainsKey((table, name)) || ColumnOf(table, name) is not null;

    /// <summary>What a row is related to: by a declared relation, else by a foreign key of that name. Null if the database cannot tell.</summary>
    public Related? RelatedTo(Row row, string name)
    {
        if (relations.TryGetValue((row.Table, name), out var known))
        {
            var targets = known.Targets[row.Id];
            return known.Relation.Target is { } table
                ? new Related([.. targets.Select(t => t.GetValue<long>()).Order().Select(id => Find(table, id) ?? Row.Missing(table, id))], [])
                : new Related([], [.. targets]);
        }
        if (ColumnOf(row.Table, name) is not { } column)
            return null;
        if (row[column]?.GetValue<long>() is not { } id)
            return Related.None;
        return TargetOf(row, column) is { } target ? new Related([Find(target, id) ?? Row.Missing(target, id)], []) : null;
    }

    private Row? Find(string table, long id) => tables.GetValueOrDefault(table)?.GetValueOrDefault(id);

    private string? ColumnOf(string table, string name)
    {
        var column = name != "ext_management_system" ? $"{name}_id" : HasColumn(table, "ems_id") ? "ems_id" : "resource_id";
        return HasColumn(table, column) ? column : null;
    }

    private string? TargetOf(Row row, string column)
    {
        if (column is "ems_id" || (row.Table, column) is ("authentications", "resource_id"))
            return "ext_management_systems";
        if (foreignKeys.TryGetValue((row.Table, column), out var table))
            return table;
        return (string?)row[$"{column[..^"_id".Length]}_type"] is { } type ? ClassTables.GetValueOrDefault(type, $"{Snake(type)}s") : null;
    }

    /// <summary><c>CloudVolume</c> → <c>cloud_volume</c>.</summary>
    public static string Snake(string name) => Capitals().Replace(name, m => (m.Index == 0 ? "" : "_") + m.Value.ToLowerInvariant());

    private static bool IsKeyPair(Row row) => ((string?)row["type"])?.EndsWith("AuthKeyPair", StringComparison.Ordinal) == true;

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}

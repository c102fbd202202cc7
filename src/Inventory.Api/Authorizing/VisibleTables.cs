using System.Text;
using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Authorizing;

/// <summary>
/// The schema <c>visible</c>: a view of each table of the VMDB that shows what somebody limited to some providers may see. Requests of such users are
/// asked of these views instead of the tables (<see cref="Serving.Querying.Perspective"/>), so that whatever they join, count, filter or sort by has
/// nothing of other providers in it. Which managers, and who asks, are settings of the transaction; without them the views fail.
/// </summary>
public sealed class VisibleTables
{
    /// <summary>The schema.</summary>
    public const string Schema = "visible";

    /// <summary>The schema of the views of past states (<see cref="PointInTime"/>).</summary>
    public const string PastSchema = "visible_past";

    /// <summary>Tables of which everybody who does not administer sees his own rows alone, limited to providers or not.</summary>
    public static IReadOnlyList<string> Personal { get; } = ["miq_tasks", "miq_requests"];

    /// <summary>The setting with the ids of the managers, a <c>bigint[]</c> as text.</summary>
    public const string Managers = "inventory.visible_managers";

    /// <summary>The setting with the id of the user who asks.</summary>
    public const string User = "inventory.user_id";

    /// <summary>The setting with his login name.</summary>
    public const string Login = "inventory.userid";

    // The inner cast makes the list once per statement, the outer one says that this is a list and no table.
    private const string VisibleManagers = $"any((select current_setting('{Managers}')::bigint[])::bigint[])";

    private const string Self = $"(select current_setting('{User}')::bigint)";

    private const string Nothing = "false";

    // What is no provider's: names that all share, and what belongs to the user himself. {0} is the schema of the tables.
    private static readonly Dictionary<string, string?> Rules = new()
    {
        ["zones"] = null,
        ["miq_regions"] = null,
        ["miq_servers"] = null,
        ["miq_enterprises"] = null,
        ["miq_event_definitions"] = null,
        ["miq_requests"] = $"t.requester_id = {Self}",
        ["tags"] = null,
        ["classifications"] = null,
        ["provider_tag_mappings"] = null,
        ["ext_management_systems"] = $"t.id = {VisibleManagers}",
        ["providers"] = $"exists (select from {{0}}.ext_management_systems m where m.provider_id = t.id and m.id = {VisibleManagers})",
        ["miq_tasks"] = $"t.userid = (select current_setting('{Login}'))",
        ["users"] = $"t.id = {Self}",
        ["webhooks"] = $"t.user_id = {Self}",
        ["miq_groups_users"] = $"t.user_id = {Self}",
        ["miq_groups"] = $"exists (select from {{0}}.miq_groups_users j where j.miq_group_id = t.id and j.user_id = {Self})",
        ["miq_user_roles"] = OfOwnGroups("miq_user_role_id"),
        ["tenants"] = OfOwnGroups("tenant_id"),
    };

    // Pairs of columns that name a row of any table.
    private static readonly string[] Polymorphic = ["resource", "taggable"];

    private readonly InventoryModels models;
    private readonly IReadOnlyList<Table> tables;

    /// <summary>Reads the declarations.</summary>
    /// <param name="models">The record types.</param>
    /// <param name="tables">All tables; those of other schemas are passed over.</param>
    public VisibleTables(InventoryModels models, IEnumerable<Table> tables)
    {
        this.models = models;
        this.tables = [.. tables.Where(t => t.Identifier.Schema == Sql.VmdbSchema).OrderBy(t => t.Identifier.Name, StringComparer.Ordinal)];
        Schemas = new DerivedSchemas(
            [Schema, PastSchema], Statements(Schema, Sql.VmdbSchema) + Statements(PastSchema, PointInTime.Schema), over: new HistoryObjects(this.tables).Schemas);
    }

    /// <summary>Tables of which nothing says whose their rows are; the views show none.</summary>
    public IEnumerable<string> Undecided => tables.Where(t => Condition(t, Sql.VmdbSchema) == Nothing).Select(t => t.Identifier.Name);

    /// <summary>The two schemas.</summary>
    public DerivedSchemas Schemas { get; }

    /// <summary>The statements that make the schema.</summary>
    /// <param name="schema">Its name.</param>
    /// <param name="over">The schema with the tables, or with views of the same names, whose rows it is to show.</param>
    public string Statements(string schema, string over)
    {
        var sql = new StringBuilder($"create schema {schema};\n");
        foreach (var table in tables)
        {
            var condition = Condition(table, over) is { } rows ? $" where {rows}" : "";
            var columns = string.Join(", ", table.Columns.Select(c => $"t.{Sql.Name(c.Name)}"));
            var name = Sql.Name(table.Identifier.Name);
            sql.Append($"create view {schema}.{name} as select {columns} from {over}.{name} t{condition};\n");
        }
        return sql.ToString();
    }

    private string? Condition(Table table, string over)
    {
        var name = table.Identifier.Name;
        if (Rules.TryGetValue(name, out var rule))
            return rule?.Replace("{0}", over, StringComparison.Ordinal);
        if (models.All.SelectMany(m => m.LinkLists, (m, l) => (Model: m, Link: l)).FirstOrDefault(j => j.Link.Join.Table == name) is { Link: { } list } join)
        {
            var (owner, target) = ($"t.{Sql.Name(list.Join.Owner)}", $"t.{Sql.Name(list.Join.Target)}");
            return $"{Exists(join.Model, owner, over, 0)} and {Exists(list.To.Models[0], target, over, 0)}";
        }
        var columns = table.Columns.Select(c => c.Name).ToHashSet();
        if (Polymorphic.FirstOrDefault(p => columns.Contains($"{p}_id") && columns.Contains($"{p}_type") && !columns.Contains("ems_id")) is { } pair)
            return OfAny(pair, over);
        if (models.All.FirstOrDefault(m => m.Table == name) is { } model)
            return IsVisible(model, "t", over, 0);
        return columns.Contains("ems_id") ? $"t.ems_id = {VisibleManagers}" : Nothing; // what nobody thought of is not shown
    }

    private static string IsVisible(RecordModel model, string alias, string over, int depth) => model.ParentLink is { } parent
        ? Exists(parent.Parents[0], $"{alias}.{Sql.Name(parent.Column)}", over, depth)
        : $"{alias}.{Sql.Name(model.OwnerColumn)} = {VisibleManagers}";

    private static string Exists(RecordModel model, string id, string over, int depth) =>
        $"exists (select from {over}.{Sql.Name(model.Table)} p{depth} where p{depth}.id = {id} and {IsVisible(model, $"p{depth}", over, depth + 1)})";

    // What a row belongs to is named by class and id.
    private string OfAny(string pair, string over)
    {
        var (type, id) = ($"t.{pair}_type", $"t.{pair}_id");
        var classes = models.Roots.DistinctBy(m => m.BaseClass).Select(m => $" when '{m.BaseClass}' then {Exists(m, id, over, 0)}");
        return $"case {type} when 'ExtManagementSystem' then {id} = {VisibleManagers}{string.Concat(classes)} else false end";
    }

    private static string OfOwnGroups(string column) =>
        $"""
        exists (select from {"{0}"}.miq_groups g join {"{0}"}.miq_groups_users j on j.miq_group_id = g.id where g.{column} = t.id and j.user_id = {Self})
        """;
}

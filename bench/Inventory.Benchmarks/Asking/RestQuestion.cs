using Inventory.Domain.Projecting;

namespace Inventory.Benchmarks.Asking;

/// <summary>A question, as a client of the REST API asks it and as a program asks it that has nothing but SQL.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Path">The request.</param>
/// <param name="Counts">The statement of the answer's counts, or null.</param>
/// <param name="Rows">The statement of its rows, or null: id, name, power state, name of the flavor.</param>
public sealed record RestQuestion(string Name, string Path, string? Counts, string? Rows)
{
    private const string Page = "/api/vms?expand=resources&attributes=name,power_state,flavor.name&limit=100&sort_by=name";

    private const string Columns = "v.id, v.name, v.power_state, f.name from vmdb.vms v left join vmdb.flavors f on f.id = v.flavor_id";

    private const string All = "(select count(*) from vmdb.vms where not template)";

    // Who writes plain SQL knows the indexes, too.
    private static readonly string Order = $"order by {VmdbTables.Beginning("v.name")}, v.id";

    /// <summary>The questions about an inventory of that many VMs.</summary>
    public static IReadOnlyList<RestQuestion> About(int vms)
    {
        var deep = vms / 10 * 9;
        return
        [
            new("page of 100 by name", Page, $"select {All}", $"select {Columns} where not v.template {Order} limit 100"),
            new("filter on an association", $"{Page}&filter[]=flavor.name='m7.large'",
                $"select {All}, (select count(*) from vmdb.vms v join vmdb.flavors f on f.id = v.flavor_id where not v.template and f.name = 'm7.large')",
                $"select {Columns} where not v.template and f.name = 'm7.large' {Order} limit 100"),
            new("filter on a column", $"{Page}&filter[]=power_state=off",
                $"select {All}, (select count(*) from vmdb.vms where not template and {StateIs("power_state", "off")})",
                $"select {Columns} where not v.template and {StateIs("v.power_state", "off")} {Order} limit 100"),
            new($"offset {deep}", $"{Page}&offset={deep}", $"select {All}",
                $"select {Columns} where not v.template {Order} limit 100 offset {deep}"),
            new("counts", "/api/vms?hide=resources&filter[]=power_state=on",
                $"select {All}, (select count(*) from vmdb.vms where not template and {StateIs("power_state", "on")})", null),
            new("one by name", $"{Page}&filter[]=name=vm-{vms / 2:D6}",
                $"select {All}, (select count(*) from vmdb.vms where not template and {NameIs("name", vms / 2)})",
                $"select {Columns} where not v.template and {NameIs("v.name", vms / 2)} {Order} limit 100"),
        ];
    }

    private static string NameIs(string column, int number) => $"{VmdbTables.Beginning(column)} = 'vm-{number:D6}' and {column} = 'vm-{number:D6}'";

    private static string StateIs(string column, string state) => $"{VmdbTables.Beginning(column)} = '{state}' and {column} = '{state}'";
}

using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Benchmarks.Asking;

/// <summary>How PostgreSQL serves the orders and filters of <c>vms</c> that people use.</summary>
internal static class Plans
{
    private static readonly string Name = VmdbTables.Beginning("v.name");

    private static readonly string[] Conditions =
    [
        "order by v.id limit 100", $"order by {Name}, v.id limit 100", $"order by {Name} desc, v.id limit 100",
        $"order by {VmdbTables.Beginning("v.power_state")}, v.id limit 100",
        $"and {Name} = 'vm-000500' and v.name = 'vm-000500' order by v.id limit 100",
        "and v.ems_ref = 'i-00000500' order by v.id limit 100", $"and {VmdbTables.Beginning("v.uid_ems")} = 'i-00000500' order by v.id limit 100",
        $"and {VmdbTables.Beginning("v.guid")} = 'g' order by v.id limit 100", "and v.ems_id = 1 order by v.id limit 100",
        $"and {VmdbTables.Beginning("v.power_state")} = 'paused' order by v.id limit 100",
        "and v.flavor_id = 1 order by v.id limit 100", "and v.availability_zone_id = 1 order by v.id limit 100",
    ];

    public static async Task PrintAsync(NpgsqlDataSource database)
    {
        foreach (var condition in Conditions)
        {
            Console.WriteLine($"-- where not template {condition}");
            await using var command = database.CreateCommand($"explain (analyze, costs off, timing off, summary off) select v.id from vmdb.vms v where not v.template {condition}");
            await using var lines = await command.ExecuteReaderAsync();
            while (await lines.ReadAsync())
                Console.WriteLine("   " + lines.GetString(0));
        }
    }
}

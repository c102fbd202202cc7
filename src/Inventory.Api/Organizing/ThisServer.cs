using Inventory.Domain.Working;
using Npgsql;

namespace Inventory.Api.Organizing;

/// <summary>The rows that stand for this program: its server, with zone, region and enterprise.</summary>
public sealed class ThisServer(NpgsqlDataSource database, WorkerNode? node = null)
{
    /// <summary>Their ids; 0 for a row that there is not.</summary>
    public async Task<(long Server, long Zone, long Region, long Enterprise)> FindAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select coalesce(s.id, 0), coalesce(s.zone_id, (select id from vmdb.zones where name = 'default' limit 1), 0),
              coalesce((select min(id) from vmdb.miq_regions), 0), coalesce((select min(id) from vmdb.miq_enterprises), 0)
            from (values (1)) one left join vmdb.miq_servers s on s.guid = $1
            """);
        command.Parameters.Add(new() { Value = (object?)node?.ServerGuid ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
    }
}

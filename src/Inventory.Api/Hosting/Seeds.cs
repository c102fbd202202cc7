using Inventory.Api.Serving.Answering;
using Inventory.Domain.Working;
using Npgsql;

namespace Inventory.Api.Hosting;

/// <summary>The rows that there are from the start: a zone, the hidden zone of paused providers, region, enterprise, and this server.</summary>
internal static class Seeds
{
    private static readonly string[] Statements =
    [
        "select pg_advisory_xact_lock(hashtextextended('inventory.seeds', 0))",
        """
        insert into vmdb.zones (name, description, visible, created_on, updated_on, settings)
        select 'default', 'Default Zone', true, $1, $1, '{}' where not exists (select from vmdb.zones where name = 'default')
        """,
        """
        insert into vmdb.miq_regions (region, description, guid, created_at, updated_at)
        select 0, 'Region 0', gen_random_uuid()::text, $1, $1 where not exists (select from vmdb.miq_regions)
        """,
        """
        with hidden as (
          insert into vmdb.zones (name, description, visible, created_on, updated_on, settings)
          select '__maintenance__' || gen_random_uuid(), 'Maintenance Zone', false, $1, $1, '{}'
          where exists (select from vmdb.miq_regions where maintenance_zone_id is null) returning id)
        update vmdb.miq_regions set maintenance_zone_id = hidden.id from hidden where maintenance_zone_id is null
        """,
        """
        insert into vmdb.miq_enterprises (name, description, created_on, updated_on, settings)
        select 'Enterprise', 'Enterprise Root Object', $1, $1, '{}' where not exists (select from vmdb.miq_enterprises)
        """,
        // A node without a name takes the row of one of this machine that is gone, so that rows do not pile up.
        """
        update vmdb.miq_servers set guid = $2
        where id = (select id from vmdb.miq_servers where hostname = $3 and name = $6 and $6 = 'EVM' and status in ('stopped', 'not responding') order by id limit 1)
          and not exists (select from vmdb.miq_servers where guid = $2)
        """,
        """
        insert into vmdb.miq_servers (guid, name, hostname, status, started_on, last_heartbeat, pid, version, build, is_master, has_active_webservices,
          has_active_userinterface, zone_id)
        values ($2, $6, $3, 'started', $1, $1, $4, $5, $5, true, true, false, (select id from vmdb.zones where name = 'default' limit 1))
        on conflict (guid) do update set hostname = excluded.hostname, status = 'started', started_on = excluded.started_on, stopped_on = null,
          last_heartbeat = excluded.last_heartbeat, pid = excluded.pid, version = excluded.version, build = excluded.build
        """,
    ];

    public static async Task PlantAsync(NpgsqlDataSource database, WorkerNode node, string name, TimeProvider time, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        object[] values = [time.GetUtcNow().UtcDateTime, node.ServerGuid!, Environment.MachineName, node.Pid, ProductInfo.Version, name];
        foreach (var sql in Statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values[..Enumerable.Range(0, values.Length + 1).Last(n => n == 0 || sql.Contains($"${n}", StringComparison.Ordinal))])
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }
}

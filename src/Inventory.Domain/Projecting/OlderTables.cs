using Npgsql;

namespace Inventory.Domain.Projecting;

/// <summary>Brings tables along that an older version of this program made, where comparing declarations is not enough.</summary>
internal static class OlderTables
{
    /// <summary>To be called before the tables are brought up to date. Does nothing where they are.</summary>
    public static async Task AdaptAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            do $$ begin
              if to_regclass('inventory.refresh_requests') is not null then
                update vmdb.miq_tasks set state = 'Finished', status = 'Error', message = 'The program was upgraded before this was done; ask again.'
                where id in (select task_id from inventory.refresh_requests);
                drop table inventory.refresh_requests;
              end if;
              if exists (select from information_schema.columns
                         where table_schema = 'vmdb' and table_name = 'event_streams' and column_name = 'chain_id' and data_type = 'bigint') then
                alter table vmdb.event_streams alter column chain_id type varchar, alter column full_data type jsonb using to_jsonb(full_data);
              end if;
            end $$
            """);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

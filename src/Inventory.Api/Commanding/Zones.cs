using Npgsql;

namespace Inventory.Api.Commanding;

/// <summary>Looks up the zones that providers can be put into.</summary>
public sealed class Zones(NpgsqlDataSource database)
{
    /// <summary>The zone with that id, or the default one if none is given; null if there is no such zone.</summary>
    public async Task<long?> FindAsync(long? id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select id from vmdb.zones where case when $1::bigint is null then name = 'default' else id = $1::bigint end limit 1");
        command.Parameters.Add(new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        return await command.ExecuteScalarAsync(cancel) as long?;
    }
}

using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>Finds the provider that a command names.</summary>
internal static class ProviderNames
{
    /// <summary>
    /// Its main manager, whose streams its history has; by name or id, one that was removed by its id. Null if there never was one, or several have the name.
    /// </summary>
    public static async Task<long?> FindAsync(NpgsqlDataSource database, string provider, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select id from vmdb.ext_management_systems where parent_ems_id is null and name = $1
            union select substr(stream_id, 11)::bigint from inventory.mt_events where type = 'provider_added' and stream_id = 'providers/' || $1
            """);
        command.Parameters.Add(new() { Value = provider });
        var found = new List<long>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            found.Add(row.GetInt64(0));
        return found is [var one] ? one : null;
    }

    /// <summary>What to say if it is not found.</summary>
    public static string Unknown(string provider) => $"There never was one provider with the name or id {provider}.";
}

using Npgsql;

namespace Inventory.Domain.Providers;

/// <summary>A row of <c>vmdb.ext_management_systems</c>, as far as changing a provider needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="ZoneId">The zone it is worked on in, or returns to.</param>
/// <param name="IsPaused">Whether it is paused.</param>
/// <param name="TenantMapping">Whether tenants are mapped.</param>
/// <param name="More">Its <see cref="ProviderColumns"/>, as texts.</param>
internal sealed record ManagerRow(
    long Id, string Name, string Type, long ZoneId, bool IsPaused, bool? TenantMapping, IReadOnlyDictionary<string, string?> More)
{
    /// <summary>The managers of a provider, the main one first, none of which anybody else changes until the transaction ends.</summary>
    public static async Task<ManagerRow[]> LockFamilyAsync(NpgsqlConnection connection, long main, CancellationToken cancel)
    {
        string[] more = [.. ProviderColumns.Types.Keys];
        await using var command = new NpgsqlCommand(
            $"""
            select id, name, type, coalesce(zone_before_pause_id, zone_id, 0), enabled is false, tenant_mapping_enabled,
              {string.Join(", ", more.Select(c => $"{c}::text"))}
            from vmdb.ext_management_systems where id = $1 or parent_ems_id = $1 order by parent_ems_id nulls first, id for update
            """, connection) { Parameters = { new() { Value = main } } };
        var rows = new List<ManagerRow>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            rows.Add(new(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetBoolean(4), row.IsDBNull(5) ? null : row.GetBoolean(5),
                more.Select((c, i) => (c, row.IsDBNull(i + 6) ? null : row.GetString(i + 6))).ToDictionary()));
        return [.. rows];
    }
}

using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>What the store remembers of a root object, without its row.</summary>
public sealed class KnownObject
{
    /// <summary>Id of its row.</summary>
    public required long Id { get; init; }

    /// <summary>Version of its stream.</summary>
    public required long Version { get; init; }

    /// <summary>False after it was disconnected.</summary>
    public required bool Connected { get; init; }

    /// <summary>Fingerprints of its parts, 8 bytes each.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>Offered in the present refresh.</summary>
    public bool Seen { get; set; }
}

/// <summary>Reads the table <c>inventory.objects</c>: one narrow row per stream, current or gone.</summary>
public static class KnownObjects
{
    /// <summary>All objects of a collection.</summary>
    public static Task<Dictionary<string, KnownObject>> LoadAllAsync(NpgsqlConnection connection, long emsId, RecordModel model, CancellationToken cancel) =>
        ReadAsync(new NpgsqlCommand("select key, id, version, connected, fingerprint from inventory.objects where ems_id = $1 and collection = $2", connection)
        {
            Parameters = { new() { Value = emsId }, new() { Value = model.Collection, NpgsqlDbType = NpgsqlDbType.Varchar } },
        }, cancel);

    /// <summary>Those objects of a collection that have one of the keys.</summary>
    public static Task<Dictionary<string, KnownObject>> LoadAsync(
        NpgsqlConnection connection, long emsId, RecordModel model, IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        ReadAsync(new NpgsqlCommand("select key, id, version, connected, fingerprint from inventory.objects where ems_id = $1 and collection = $2 and key = any($3)", connection)
        {
            Parameters =
            {
                new() { Value = emsId }, new() { Value = model.Collection, NpgsqlDbType = NpgsqlDbType.Varchar },
                new() { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            },
        }, cancel);

    private static async Task<Dictionary<string, KnownObject>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var known = new Dictionary<string, KnownObject>();
        await using (command)
        await using (var rows = await command.ExecuteReaderAsync(cancel))
            while (await rows.ReadAsync(cancel))
                known.Add(rows.GetString(0), new KnownObject
                {
                    Id = rows.GetInt64(1), Version = rows.GetInt64(2), Connected = rows.GetBoolean(3), Fingerprint = rows.GetFieldValue<byte[]>(4),
                });
        return known;
    }
}

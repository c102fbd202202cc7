using Inventory.Domain.Persisting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>Writes <c>objects</c>.</summary>
internal static class ObjectRegistry
{
    public static async Task WriteAsync(SqlPipeline sql, List<ObjectChange> changes, CancellationToken cancel)
    {
        var discovered = changes.Where(c => c.Kind == ChangeKind.Discovered).ToList();
        if (discovered.Count > 0)
            await InsertAsync(await sql.SendAsync(cancel), discovered, cancel);
        if (discovered.Count < changes.Count)
            Update(sql, [.. changes.Where(c => c.Kind != ChangeKind.Discovered)]);
    }

    /// <summary>Replaces fingerprints only.</summary>
    public static void WriteFingerprints(SqlPipeline sql, IReadOnlyList<StaleFingerprint> fingerprints)
    {
        if (fingerprints.Count == 0)
            return;
        sql.Add(
            """
            update objects o set fingerprint = u.fingerprint from unnest($1, $2, $3) as u(id, version, fingerprint)
            where o.id = u.id and o.version = u.version
            """,
            Array(fingerprints.Select(f => f.Id).ToArray(), NpgsqlDbType.Bigint), Array(fingerprints.Select(f => f.Version).ToArray(), NpgsqlDbType.Bigint),
            Array(fingerprints.Select(f => f.Fingerprint).ToArray(), NpgsqlDbType.Bytea));
    }

    private static async Task InsertAsync(NpgsqlConnection connection, List<ObjectChange> changes, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy objects (id, ems_id, collection, key, version, connected, fingerprint) from stdin (format binary)", cancel);
        foreach (var change in changes)
        {
            copy.StartRow();
            copy.Write(change.Id, NpgsqlDbType.Bigint);
            copy.Write(change.EmsId, NpgsqlDbType.Bigint);
            copy.Write(change.Model.Collection, NpgsqlDbType.Varchar);
            copy.Write(change.Key, NpgsqlDbType.Varchar);
            copy.Write(change.Version, NpgsqlDbType.Bigint);
            copy.Write(change.Connected, NpgsqlDbType.Boolean);
            copy.Write(change.Fingerprint ?? [], NpgsqlDbType.Bytea);
        }
        await copy.CompleteAsync(cancel);
    }

    private static void Update(SqlPipeline sql, List<ObjectChange> changes) => sql.Add(
        """
        update objects o set version = u.version, connected = u.connected, fingerprint = u.fingerprint
        from unnest($1, $2, $3, $4) as u(id, version, connected, fingerprint) where o.id = u.id
        """,
        Array(changes.ConvertAll(c => c.Id).ToArray(), NpgsqlDbType.Bigint),
        Array(changes.ConvertAll(c => c.Version).ToArray(), NpgsqlDbType.Bigint),
        Array(changes.ConvertAll(c => c.Connected).ToArray(), NpgsqlDbType.Boolean),
        Array(changes.ConvertAll(c => c.Fingerprint ?? []).ToArray(), NpgsqlDbType.Bytea));

    private static NpgsqlParameter Array(object values, NpgsqlDbType type) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}

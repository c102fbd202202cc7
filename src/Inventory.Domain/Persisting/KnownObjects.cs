using System.Buffers.Binary;
using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>What the store remembers of a root object, without its row, and how far the present refresh has compared it.</summary>
public sealed class KnownObject
{
    /// <summary>Id of its row; 0 for one that was never seen before.</summary>
    public long Id { get; init; }

    /// <summary>Version of its stream; 0 for one that was never seen before.</summary>
    public long Version { get; init; }

    /// <summary>False after it was disconnected.</summary>
    public bool Connected { get; init; }

    /// <summary>Fingerprints of its parts, 8 bytes each.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>Its own record came in the present refresh.</summary>
    public bool Seen { get; set; }

    /// <summary>Its own record came in the present refresh, and waits for values of other records.</summary>
    public bool Awaited { get; set; }

    /// <summary>The present refresh disconnects it.</summary>
    public bool Gone { get; set; }

    /// <summary>What came of it and is not known to be unchanged.</summary>
    public IncomingObject? Incoming { get; set; }

    /// <summary>One bit per part whose records all came, unchanged, and were forgotten.</summary>
    private ulong settled;

    /// <summary>Whether the stored fingerprint covers a part; if not, rows must be compared.</summary>
    public bool HasFingerprint(int part) => Fingerprint.Length >= 8 * (part + 1);

    /// <summary>The stored fingerprint of a part; 0 if there is none.</summary>
    public ulong FingerprintOf(int part) => HasFingerprint(part) ? BinaryPrimitives.ReadUInt64LittleEndian(Fingerprint.AsSpan(8 * part, 8)) : 0;

    /// <summary>Whether all records of a part came, unchanged.</summary>
    public bool IsSettled(int part) => (settled & (1UL << part)) != 0;

    /// <summary>Forgets the records of those parts whose fingerprint is the stored one.</summary>
    /// <param name="unchanged">Told the part, and how many records of it are unchanged.</param>
    public void Settle(Action<int, int> unchanged)
    {
        if (!Connected || Incoming is not { } incoming)
            return;
        for (var part = 0; part < incoming.Sums.Length; part++)
        {
            if (incoming.Count(part) == 0 || IsSettled(part) || !HasFingerprint(part) || FingerprintOf(part) != incoming.Sums[part])
                continue;
            settled |= 1UL << part;
            unchanged(part, incoming.Count(part));
            incoming.Drop(part);
        }
        if (incoming.IsEmpty)
            Incoming = null;
    }
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
    public static Task<Dictionary<string, KnownObject>> LoadAsync(NpgsqlConnection connection, long emsId, RecordModel model, IReadOnlyCollection<string> keys,
        CancellationToken cancel) =>
        ReadAsync(new NpgsqlCommand(
            "select key, id, version, connected, fingerprint from inventory.objects where ems_id = $1 and collection = $2 and key = any($3)", connection)
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

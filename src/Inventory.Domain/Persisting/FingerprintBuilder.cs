using System.Buffers.Binary;
using System.IO.Hashing;
using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>The stored form of an object's fingerprints: 8 bytes per part.</summary>
public static class Fingerprints
{
    /// <summary>Writes them.</summary>
    public static byte[] ToBytes(ReadOnlySpan<ulong> sums)
    {
        var bytes = new byte[8 * sums.Length];
        for (var part = 0; part < sums.Length; part++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * part, 8), sums[part]);
        return bytes;
    }
}

/// <summary>
/// Hashes a record's collected values into 64 bits, so that the many records which did not change are told from the few that did without
/// reading their rows. Equal values give equal fingerprints; a differing fingerprint only means "compare".
/// Reused from record to record; not safe for several threads at once.
/// </summary>
public sealed class FingerprintBuilder
{
    private readonly RecordWriter writer = new();

    /// <summary>The fingerprint of one record, given its key under its root.</summary>
    public ulong Of(RecordModel model, string key, VmdbRecord record)
    {
        writer.Clear();
        writer.Add(key);
        foreach (var column in model.CollectedColumns)
            column.Write(writer, record);
        return XxHash3.HashToUInt64(writer.Written.Span);
    }
}

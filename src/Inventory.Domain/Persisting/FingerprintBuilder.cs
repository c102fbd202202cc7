using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
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
    private byte[] buffer = new byte[1024];
    private int used;

    /// <summary>The fingerprint of one record, given its key under its root.</summary>
    public ulong Of(RecordModel model, string key, VmdbRecord record)
    {
        used = 0;
        Add(key);
        foreach (var column in model.CollectedColumns)
        {
            if (column.IsNull(record))
                continue;
            Add(column.Index);
            column.AddTo(this, record);
        }
        return XxHash3.HashToUInt64(buffer.AsSpan(0, used));
    }

    /// <summary>Adds text.</summary>
    public void Add(string text) => Add(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>Adds a number.</summary>
    public void Add(int value)
    {
        MemoryMarshal.Write(Reserve(sizeof(int)), value);
    }

    /// <summary>Adds a number.</summary>
    public void Add(long value)
    {
        MemoryMarshal.Write(Reserve(sizeof(long)), value);
    }

    /// <summary>Adds bytes, with their length, so that neighbours cannot be mistaken for each other.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        bytes.CopyTo(Reserve(bytes.Length));
    }

    private Span<byte> Reserve(int size)
    {
        if (used + size > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + size));
        used += size;
        return buffer.AsSpan(used - size, size);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Inventory.Domain.Models;

/// <summary>
/// Writes values as few bytes, each of which says where it ends: what is hashed to a fingerprint, and what a refresh holds of records that wait.
/// Reused from record to record; not safe for several threads at once.
/// </summary>
public sealed class RecordWriter
{
    private byte[] buffer = new byte[1024];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Adds a number, usually a small one.</summary>
    public void Add(int value)
    {
        var span = Reserve(5);
        var rest = (uint)((value << 1) ^ (value >> 31)); // of negative numbers, too, the small ones are short
        var used = 0;
        for (; rest >= 0x80; rest >>= 7)
            span[used++] = (byte)(rest | 0x80);
        span[used++] = (byte)rest;
        Length += used;
    }

    /// <summary>Adds a number.</summary>
    public void Add(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);
        Length += sizeof(long);
    }

    /// <summary>Adds text.</summary>
    public void Add(string text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        Add(size);
        Length += Encoding.UTF8.GetBytes(text, Reserve(size));
    }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    private Span<byte> Reserve(int size)
    {
        if (Length + size > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + size));
        return buffer.AsSpan(Length);
    }
}

/// <summary>Reads back what <see cref="RecordWriter"/> wrote, in the same order.</summary>
/// <param name="bytes">What was written.</param>
/// <param name="position">Where to begin.</param>
public ref struct RecordReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position = position;

    /// <summary>Reads a number that was added as <see langword="int"/>.</summary>
    public int Int()
    {
        var value = 0U;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[position++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return (int)(value >> 1) ^ -(int)(value & 1);
        }
    }

    /// <summary>Reads a number that was added as <see langword="long"/>.</summary>
    public long Long()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(bytes[position..]);
        position += sizeof(long);
        return value;
    }

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => position == bytes.Length;

    /// <summary>Reads text.</summary>
    public string Text() => Encoding.UTF8.GetString(bytes[Bytes()]);

    /// <summary>Reads bytes.</summary>
    /// <returns>Where they are.</returns>
    public Range Bytes()
    {
        var length = Int();
        position += length;
        return (position - length)..position;
    }
}

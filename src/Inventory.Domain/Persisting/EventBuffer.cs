using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Events as they will be stored, from when their rows are written until all are and they get their numbers: whoever draws numbers holds up all who follow the
/// events. What is written of a first refresh is much and says the same over and over again, so all but the latest are held compressed.
/// </summary>
internal sealed class EventBuffer(InventoryEventTypes types)
{
    private readonly ArrayBufferWriter<byte> latest = new();
    private readonly List<(byte[] Bytes, int Length)> compressed = [];
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> numbers = [];

    /// <summary>Adds the events of some changes.</summary>
    public void Add(IReadOnlyList<ObjectChange> changes)
    {
        Compress();
        var data = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(data, new JsonWriterOptions { SkipValidation = true });
        foreach (var change in changes)
        {
            data.ResetWrittenCount();
            json.Reset();
            ObjectPatchJson.Write(json, change.Patch);
            json.Flush();
            Write(Number(types.NameOf(change)));
            Write(change.Version);
            Write(change.At.UtcTicks);
            Write(Encoding.UTF8.GetBytes(change.Stream));
            Write(data.WrittenSpan);
        }
    }

    /// <summary>The events, in the order and in the steps in which they were added. A step is let go when the next one is asked for.</summary>
    public IEnumerable<IReadOnlyList<WaitingEvent>> Take()
    {
        var raw = Array.Empty<byte>();
        for (var i = 0; i < compressed.Count; i++)
        {
            var (bytes, length) = compressed[i];
            compressed[i] = default;
            if (raw.Length < length)
                raw = new byte[length];
            using (var stream = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress))
                stream.ReadExactly(raw.AsSpan(0, length));
            yield return Read(raw.AsMemory(0, length));
        }
        if (latest.WrittenCount > 0)
            yield return Read(latest.WrittenMemory);
    }

    private void Compress()
    {
        if (latest.WrittenCount == 0)
            return;
        using var bytes = new MemoryStream();
        using (var stream = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(latest.WrittenSpan);
        compressed.Add((bytes.ToArray(), latest.WrittenCount));
        latest.ResetWrittenCount();
    }

    private long Number(string name)
    {
        if (numbers.TryGetValue(name, out var known))
            return known;
        names.Add(name);
        return numbers[name] = names.Count - 1;
    }

    private void Write(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(latest.GetSpan(sizeof(long)), number);
        latest.Advance(sizeof(long));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        latest.Write(bytes);
    }

    private List<WaitingEvent> Read(ReadOnlyMemory<byte> raw)
    {
        var events = new List<WaitingEvent>();
        while (raw.Length > 0)
        {
            var (name, version, at) = (names[(int)Number(ref raw)], Number(ref raw), new DateTime(Number(ref raw), DateTimeKind.Utc));
            events.Add(new WaitingEvent(Encoding.UTF8.GetString(Bytes(ref raw).Span), version, name, at, Bytes(ref raw)));
        }
        return events;
    }

    private static long Number(ref ReadOnlyMemory<byte> raw)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(raw.Span);
        raw = raw[sizeof(long)..];
        return number;
    }

    private static ReadOnlyMemory<byte> Bytes(ref ReadOnlyMemory<byte> raw)
    {
        var length = (int)Number(ref raw);
        var bytes = raw[..length];
        raw = raw[length..];
        return bytes;
    }
}

/// <summary>An event that is to be stored.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its version in that stream; the first is 1.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="At">When the change was seen.</param>
/// <param name="Data">Its body, as JSON.</param>
internal readonly record struct WaitingEvent(string Stream, long Version, string Type, DateTime At, ReadOnlyMemory<byte> Data);

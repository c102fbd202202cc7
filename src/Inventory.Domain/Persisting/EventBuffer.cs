using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Inventory.Domain.Models;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Events as they will be stored, from when their rows are written until all are and they get their numbers: whoever draws numbers holds up all who follow the
/// events. What is written of a first refresh is much and says the same over and over again, so all but the latest are held compressed.
/// </summary>
internal sealed class EventBuffer(InventoryEventTypes types)
{
    private readonly RecordWriter latest = new();
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
            latest.Add(Number(types.NameOf(change)));
            latest.Add(change.Version);
            latest.Add(change.At.UtcTicks);
            latest.Add(change.Stream);
            latest.Add(data.WrittenSpan);
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
        if (latest.Length > 0)
            yield return Read(latest.Written);
    }

    private void Compress()
    {
        if (latest.Length == 0)
            return;
        using var bytes = new MemoryStream();
        using (var stream = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(latest.Written.Span);
        compressed.Add((bytes.ToArray(), latest.Length));
        latest.Clear();
    }

    private int Number(string name)
    {
        if (numbers.TryGetValue(name, out var known))
            return known;
        names.Add(name);
        return numbers[name] = names.Count - 1;
    }

    private List<WaitingEvent> Read(ReadOnlyMemory<byte> raw)
    {
        var events = new List<WaitingEvent>();
        for (var reader = new RecordReader(raw.Span); !reader.IsAtEnd;)
        {
            var (name, version, at) = (names[reader.Int()], reader.Long(), new DateTime(reader.Long(), DateTimeKind.Utc));
            events.Add(new WaitingEvent(reader.Text(), version, name, at, raw[reader.Bytes()]));
        }
        return events;
    }
}

/// <summary>An event that is to be stored.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its version in that stream; the first is 1.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="At">When the change was seen.</param>
/// <param name="Data">Its body, as JSON.</param>
internal readonly record struct WaitingEvent(string Stream, long Version, string Type, DateTime At, ReadOnlyMemory<byte> Data);

using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Turns the records of objects into bytes and back. A first refresh holds all of a cloud until it is read to its end, and a record has room for every column that
/// it leaves null.
/// </summary>
internal static class ObjectPacker
{
    private const int End = -1;

    /// <summary>Packs some objects into one block.</summary>
    public static void Pack(IEnumerable<IncomingObject> objects)
    {
        var writer = new RecordWriter();
        var starts = new List<(IncomingObject Incoming, int Start)>();
        foreach (var incoming in objects.Where(o => !o.IsPacked))
        {
            starts.Add((incoming, writer.Length));
            Write(writer, incoming);
        }
        var block = writer.Written.ToArray();
        foreach (var (incoming, start) in starts)
            incoming.Pack(block, start);
    }

    private static void Write(RecordWriter writer, IncomingObject incoming)
    {
        foreach (var sum in incoming.Sums)
            writer.Add(unchecked((long)sum));
        if (incoming.Record is { } root)
            Write(writer, 0, "", incoming.Model, root);
        for (var part = 1; part < incoming.Sums.Length; part++)
            foreach (var (key, child) in incoming.Children(part))
                Write(writer, part, key, incoming.Model.Parts[part], child);
        writer.Add(End);
    }

    private static void Write(RecordWriter writer, int part, string key, RecordModel model, VmdbRecord record)
    {
        writer.Add(part);
        writer.Add(key);
        writer.Add(record.Kept.Count);
        foreach (var property in record.Kept)
            writer.Add(property);
        foreach (var column in model.EachColumn)
            column.Write(writer, record);
        writer.Add(End);
    }

    /// <summary>Reads what was packed.</summary>
    /// <param name="block">The block.</param>
    /// <param name="start">Where the object begins in it.</param>
    /// <param name="incoming">The object.</param>
    /// <param name="found">Told of each record, with its part and its key.</param>
    /// <returns>The sums of the fingerprints by part.</returns>
    public static ulong[] Unpack(byte[] block, int start, IncomingObject incoming, Action<int, string, VmdbRecord> found)
    {
        var reader = new RecordReader(block, start);
        var sums = new ulong[incoming.Model.Parts.Count];
        for (var part = 0; part < sums.Length; part++)
            sums[part] = unchecked((ulong)reader.Long());
        for (var part = reader.Int(); part != End; part = reader.Int())
        {
            var (key, model) = (reader.Text(), incoming.Model.Parts[part]);
            var record = Read(ref reader, model);
            model.ParentLink?.Link(record, incoming.Model, incoming.Key);
            found(part, key, record);
        }
        return sums;
    }

    private static VmdbRecord Read(ref RecordReader reader, RecordModel model)
    {
        var record = model.Blank();
        for (var kept = reader.Int(); kept > 0; kept--)
            record.Keep(reader.Text());
        for (var column = reader.Int(); column != End; column = reader.Int())
            model.Columns[column].Read(ref reader, record);
        return record;
    }
}

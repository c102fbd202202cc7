using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Turns the records of an object into bytes and back: columns by number, in the form that values have in events. A first refresh holds all of a
/// cloud until it is read to its end, and a record has room for every column that it leaves null. Reused from object to object; not safe for several
/// threads at once.
/// </summary>
public sealed class ObjectPacker : IDisposable
{
    // In the place of a column's number: the attributes that keep what is stored.
    private const int Kept = -1;

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;

    /// <summary>Prepares to pack.</summary>
    public ObjectPacker() =>
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 1000, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    internal byte[] Pack(RecordModel model, VmdbRecord? root, Dictionary<string, VmdbRecord>?[]? children, ulong[] sums)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartArray();
        foreach (var sum in sums)
            json.WriteNumberValue(sum);
        if (root is null)
            json.WriteNullValue();
        else
            Write(model, root);
        for (var part = 1; part < children?.Length; part++)
            foreach (var (key, child) in children[part] ?? [])
            {
                json.WriteNumberValue(part);
                json.WriteStringValue(key);
                Write(model.Parts[part], child);
            }
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private void Write(RecordModel model, VmdbRecord record)
    {
        json.WriteStartArray();
        if (record.Kept.Count > 0)
        {
            json.WriteNumberValue(Kept);
            json.WriteStartArray();
            foreach (var property in record.Kept)
                json.WriteStringValue(property);
            json.WriteEndArray();
        }
        foreach (var column in model.Columns)
        {
            if (column.IsNull(record))
                continue;
            json.WriteNumberValue(column.Index);
            column.WriteJson(json, record);
        }
        json.WriteEndArray();
    }

    internal static (VmdbRecord? Root, Dictionary<string, VmdbRecord>?[]? Children, ulong[] Sums) Unpack(byte[] packed, RecordModel model, string key)
    {
        var json = new Utf8JsonReader(packed, new JsonReaderOptions { MaxDepth = 1000 });
        json.Read();
        var sums = new ulong[model.Parts.Count];
        for (var part = 0; part < sums.Length; part++)
        {
            json.Read();
            sums[part] = json.GetUInt64();
        }
        json.Read();
        var root = json.TokenType == JsonTokenType.Null ? null : Read(ref json, model);
        Dictionary<string, VmdbRecord>?[]? children = null;
        while (json.Read() && json.TokenType == JsonTokenType.Number)
        {
            var part = json.GetInt32();
            json.Read();
            var childKey = json.GetString()!;
            json.Read();
            var child = Read(ref json, model.Parts[part]);
            model.Parts[part].ParentLink!.Link(child, model, key);
            ((children ??= new Dictionary<string, VmdbRecord>?[model.Parts.Count])[part] ??= []).Add(childKey, child);
        }
        return (root, children, sums);
    }

    private static VmdbRecord Read(ref Utf8JsonReader json, RecordModel model)
    {
        var record = model.Blank();
        while (json.Read() && json.TokenType == JsonTokenType.Number)
        {
            var column = json.GetInt32();
            json.Read();
            if (column != Kept)
                model.Columns[column].ReadJson(ref json, record);
            else
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    record.Keep(json.GetString()!);
        }
        return record;
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>Writes and reads the JSON form of <see cref="ObjectPatch"/>, straight from and into records.</summary>
public static class ObjectPatchJson
{
    private const string IdMember = "id";

    // No column can be called so. Absent means the first version.
    private const string VersionMember = "$version";

    // Of a row that appeared, or changed, at another time than that of the event: in a snapshot.
    private const string CreatedMember = "$created";
    private const string UpdatedMember = "$updated";

    // In UTF-8. PostgreSQL knows no longer names of columns, and C# none that anybody would write.
    private const int LongestMember = 256;

    /// <summary>Writes a patch as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, ObjectPatch patch)
    {
        json.WriteStartObject();
        WriteValues(json, patch.Root);
        for (var i = 0; i < patch.Children.Count; i++)
        {
            var child = patch.Children[i];
            var opens = i == 0 || patch.Children[i - 1].Model != child.Model;
            var closes = i == patch.Children.Count - 1 || patch.Children[i + 1].Model != child.Model;
            if (opens)
                json.WritePropertyName(child.Model.EventMember);
            if (opens && !child.Model.IsSingle)
                json.WriteStartObject();
            if (!child.Model.IsSingle)
                json.WritePropertyName(child.Key);
            WriteChild(json, child);
            if (closes && !child.Model.IsSingle)
                json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteChild(Utf8JsonWriter json, RecordPatch child)
    {
        if (child.Kind == PatchKind.Remove)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        WriteValues(json, child);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, RecordPatch patch)
    {
        if (patch.Model.Version > 1)
            json.WriteNumber(VersionMember, patch.Model.Version);
        if (patch.Kind == PatchKind.Add)
            json.WriteNumber(IdMember, patch.Id);
        if (patch.Times is { } times)
        {
            json.WriteString(CreatedMember, times.Created.ToUniversalTime());
            json.WriteString(UpdatedMember, times.Updated.ToUniversalTime());
        }
        foreach (var column in patch.Model.EachColumn)
        {
            if (!patch.Columns.Contains(column))
                continue;
            json.WritePropertyName(column.Member);
            column.WriteJson(json, patch.Values);
        }
    }

    /// <summary>A stored patch with the names that its members have now; the same where no name ever changed.</summary>
    public static string BringUpToDate(string data, RecordModel model)
    {
        if (model.Parts.All(p => p.Version == 1))
            return data;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 1000 }))
            Write(json, Read(Encoding.UTF8.GetBytes(data), model));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a stored patch of an object of that model.</summary>
    /// <param name="data">The patch.</param>
    /// <param name="model">The model.</param>
    /// <param name="scratch">
    /// A record that may take the values of a root that changes, whatever it held before; they count until the next patch is read into it. Null for one of its own.
    /// </param>
    public static ObjectPatch Read(byte[] data, RecordModel model, VmdbRecord? scratch = null)
    {
        var json = Open(data);
        var patch = Read(ref json, model, scratch ?? model.Blank());
        if (scratch is null || patch.Root.Kind == PatchKind.Change)
            return patch;
        json = Open(data); // it appears after all, and what it does not say is null
        return Read(ref json, model, model.Blank());
    }

    /// <summary>Reads a patch of an object of that model; the reader stands on its start.</summary>
    public static ObjectPatch Read(ref Utf8JsonReader json, RecordModel model) => Read(ref json, model, model.Blank());

    private static Utf8JsonReader Open(byte[] data)
    {
        var json = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = 1000 });
        json.Read();
        return json;
    }

    private static ObjectPatch Read(ref Utf8JsonReader json, RecordModel model, VmdbRecord values)
    {
        var children = new List<RecordPatch>();
        var root = ReadRecord(ref json, model, "", model, values, children);
        if (children.Count > 1)
            Sort(children, model); // jsonb keeps no order of members
        return new ObjectPatch(root, children);
    }

    private static void Sort(List<RecordPatch> children, RecordModel model) => children.Sort((a, b) => model.PartOf(a.Model).CompareTo(model.PartOf(b.Model)));

    // Members that no column or child has any more are skipped: an attribute that the product no longer knows.
    private static RecordPatch ReadRecord(ref Utf8JsonReader json, RecordModel model, string key, RecordModel? root, VmdbRecord values, List<RecordPatch> children)
    {
        var columns = default(ColumnSet);
        var former = model.Version == 1 ? null : model.MembersOf(VersionOf(json));
        long id = 0;
        DateTimeOffset? created = null, updated = null;
        Span<char> buffer = stackalloc char[LongestMember];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // No declared name is longer; what is, is the key of nothing.
            ReadOnlySpan<char> member = json.ValueSpan.Length > LongestMember ? default : buffer[..json.CopyString(buffer)];
            json.Read();
            if (member is IdMember)
            {
                id = json.GetInt64();
            }
            else if (former is null && model.FindMember(member) is { } column)
            {
                column.ReadJson(ref json, values);
                columns = columns.With(column);
            }
            else if (member is CreatedMember)
            {
                created = json.GetDateTimeOffset();
            }
            else if (member is UpdatedMember)
            {
                updated = json.GetDateTimeOffset();
            }
            else if (former?.Read(ref json, member.ToString(), values) is { IsEmpty: false } read)
            {
                columns = columns.Or(read);
            }
            else if (ChildOf(root, member) is { } child)
            {
                ReadChildren(ref json, child, children);
            }
            else
            {
                json.Skip();
            }
        }
        return new RecordPatch(model, key, id, id == 0 ? PatchKind.Change : PatchKind.Add, values, columns)
        {
            Times = created is { } from ? (from, updated ?? from) : null,
        };
    }

    private static RecordModel? ChildOf(RecordModel? root, ReadOnlySpan<char> member)
    {
        if (root is not null)
            foreach (var part in root.Parts)
                if (part.IsChild && member.SequenceEqual(part.EventMember))
                    return part;
        return null;
    }

    // Looks ahead in a copy of the reader, since jsonb keeps no order of members.
    private static int VersionOf(Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = json.ValueTextEquals(VersionMember);
            json.Read();
            if (isVersion)
                return json.GetInt32();
            json.Skip();
        }
        return 1;
    }

    private static void ReadChildren(ref Utf8JsonReader json, RecordModel child, List<RecordPatch> children)
    {
        if (child.IsSingle)
        {
            children.Add(ReadChild(ref json, child, ""));
            return;
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString()!;
            json.Read();
            children.Add(ReadChild(ref json, child, key));
        }
    }

    private static RecordPatch ReadChild(ref Utf8JsonReader json, RecordModel child, string key) =>
        json.TokenType == JsonTokenType.Null
            ? new RecordPatch(child, key, 0, PatchKind.Remove, child.Blank(), default)
            : ReadRecord(ref json, child, key, null, child.Blank(), []);
}

/// <summary>Lets Marten's serializer write and read inventory events.</summary>
public sealed class InventoryEventConverter(InventoryEventTypes types) : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => types.ModelOf(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert), types.ModelOf(typeToConvert))!;

    private sealed class Of<TEvent>(RecordModel model) : JsonConverter<TEvent> where TEvent : InventoryEvent
    {
        public override TEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TEvent)InventoryEventTypes.Make(typeof(TEvent), ObjectPatchJson.Read(ref reader, model));

        public override void Write(Utf8JsonWriter writer, TEvent value, JsonSerializerOptions options) => ObjectPatchJson.Write(writer, value.Patch);
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>
/// JSON, as <c>jsonb</c> or as text. Kept in one form, members sorted and numbers written in one way, so that what PostgreSQL makes of it compares
/// equal to what came.
/// </summary>
internal sealed class JsonType(string sqlType = JsonType.Usual) : ColumnType<JsonNode>
{
    public const string Usual = "jsonb";

    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    public override string SqlType => sqlType;

    public override NpgsqlDbType DbType => sqlType == Usual ? NpgsqlDbType.Jsonb : NpgsqlDbType.Text;

    public override bool Same(JsonNode one, JsonNode other) => ReferenceEquals(one, other) || Text(one) == Text(other);

    public override bool Normalises => true;

    public override JsonNode Normalise(JsonNode value) => JsonNode.Parse(Text(value), null, Deep)!;

    public override bool Loses(JsonNode given, JsonNode normal) => Unstorable(given);

    private static bool Unstorable(JsonNode? value) => value switch
    {
        JsonObject members => members.Any(m => !ReferenceEquals(TextType.Clean(m.Key), m.Key) || Unstorable(m.Value)),
        JsonArray items => items.Any(Unstorable),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.ToString() is var t && !ReferenceEquals(TextType.Clean(t), t),
        _ => false,
    };

    public override void Write(RecordWriter writer, JsonNode value) => writer.Add(Text(value));

    public override JsonNode Read(ref RecordReader reader) => JsonNode.Parse(reader.Text(), null, Deep)!;

    public override void WriteJson(Utf8JsonWriter json, JsonNode value) => json.WriteRawValue(Text(value));

    public override JsonNode ReadJson(ref Utf8JsonReader json) => JsonNode.Parse(ref json)!;

    public override JsonNode ReadRow(NpgsqlDataReader row, int ordinal) => JsonNode.Parse(row.GetString(ordinal), null, Deep)!;

    public override void WriteCopy(NpgsqlBinaryImporter copy, JsonNode value) => copy.Write(Text(value), DbType);

    public override string Literal(JsonNode value) => Text(value);

    public override string? KeyPart(JsonNode value) => Text(value);

    /// <summary>The one form of a value.</summary>
    public static string Text(JsonNode? value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
            Write(json, value);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                json.WriteStartObject();
                foreach (var (name, member) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(TextType.Clean(name));
                    Write(json, member);
                }
                json.WriteEndObject();
                break;
            case JsonArray items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case JsonValue scalar:
                Write(json, scalar);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, JsonValue scalar)
    {
        switch (scalar.GetValueKind())
        {
            case JsonValueKind.String:
                json.WriteStringValue(TextType.Clean(scalar.ToString()));
                break;
            case JsonValueKind.Number:
                if (Number(scalar.ToJsonString()) is { } number)
                    json.WriteRawValue(number);
                else
                    json.WriteStringValue(scalar.ToJsonString());
                break;
            default:
                scalar.WriteTo(json);
                break;
        }
    }

    // 1e3, 1000 and 1000.0 are one number; what no decimal holds is written as the nearest double, and as text where there is none.
    private static string? Number(string text)
    {
        var near = double.Parse(text, CultureInfo.InvariantCulture);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && (double)exact == near)
            return (exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return double.IsFinite(near) ? near.ToString("R", CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>A range of ports; PostgreSQL keeps the upper end exclusive.</summary>
internal sealed class PortRangeType : ColumnType<Sdk.PortRange>
{
    public override string SqlType => "int4range";

    public override NpgsqlDbType DbType => NpgsqlDbType.IntegerRange;

    public override void Write(RecordWriter writer, Sdk.PortRange value)
    {
        writer.Add(value.From);
        writer.Add(value.To);
    }

    public override Sdk.PortRange Read(ref RecordReader reader) => new(reader.Int(), reader.Int());

    public override void WriteJson(Utf8JsonWriter json, Sdk.PortRange value)
    {
        json.WriteStartArray();
        json.WriteNumberValue(value.From);
        json.WriteNumberValue(value.To);
        json.WriteEndArray();
    }

    public override Sdk.PortRange ReadJson(ref Utf8JsonReader json)
    {
        json.Read();
        var from = json.GetInt32();
        json.Read();
        var to = json.GetInt32();
        json.Read();
        return new Sdk.PortRange(from, to);
    }

    public override Sdk.PortRange ReadRow(NpgsqlDataReader row, int ordinal)
    {
        var range = row.GetFieldValue<NpgsqlRange<int>>(ordinal);
        return new Sdk.PortRange(range.LowerBoundIsInclusive ? range.LowerBound : range.LowerBound + 1,
            range.UpperBoundIsInclusive ? range.UpperBound : range.UpperBound - 1);
    }

    public override void WriteCopy(NpgsqlBinaryImporter copy, Sdk.PortRange value) => copy.Write(new NpgsqlRange<int>(value.From, value.To), DbType);

    public override bool ArraysAsText => true;

    public override string Literal(Sdk.PortRange value) => $"[{value.From},{value.To}]";

    public override string? KeyPart(Sdk.PortRange value) => value.ToString();
}

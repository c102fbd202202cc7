using System.Globalization;
using System.Text.Json;
using Inventory.Api.Serving.Declaring;
using Npgsql;

namespace Inventory.Api.Serving.Rendering;

/// <summary>A member of a row's JSON.</summary>
internal abstract class Field
{
    /// <summary>Writes it from the row on which the reader stands.</summary>
    public abstract void Write(Utf8JsonWriter json, NpgsqlDataReader row);

    /// <summary>Names its cells.</summary>
    /// <param name="line">The line of names.</param>
    /// <param name="path">What comes before them: the relationships that lead here.</param>
    public abstract void WriteNames(CsvLine line, string path);

    /// <summary>Writes it as cells, always as many as it has names.</summary>
    public abstract void Write(CsvLine line, NpgsqlDataReader row);

    /// <summary>Leaves its cells empty.</summary>
    public virtual void WriteNothing(CsvLine line) => line.AddNull();
}

/// <summary>A value of the row.</summary>
internal sealed class ValueField(AttributeDefinition attribute, int ordinal) : Field
{
    public override void Write(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WritePropertyName(attribute.Key);
        if (row.IsDBNull(ordinal))
            json.WriteNullValue();
        else
            WriteValue(json, row);
    }

    public override void WriteNames(CsvLine line, string path) => line.AddText(path + attribute.Name);

    public override void Write(CsvLine line, NpgsqlDataReader row)
    {
        if (row.IsDBNull(ordinal))
            line.AddNull();
        else if (attribute.Kind == ValueKind.Text)
            line.AddText(row.GetString(ordinal));
        else
            CsvValues.Add(line, json => WriteValue(json, row));
    }

    private void WriteValue(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        switch (attribute.Kind)
        {
            case ValueKind.Id:
                Values.WriteId(json, row.GetInt64(ordinal));
                break;
            case ValueKind.Text:
                json.WriteStringValue(row.GetString(ordinal));
                break;
            case ValueKind.Integer:
                json.WriteNumberValue(row.GetInt32(ordinal));
                break;
            case ValueKind.Bigint:
                json.WriteNumberValue(row.GetInt64(ordinal));
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(row.GetBoolean(ordinal));
                break;
            case ValueKind.Double:
                Values.WriteDouble(json, row.GetDouble(ordinal));
                break;
            case ValueKind.Instant:
                Values.WriteInstant(json, row.GetDateTime(ordinal));
                break;
            case ValueKind.TextList:
                Values.WriteTexts(json, row.GetFieldValue<string?[]>(ordinal));
                break;
            default:
                Values.WriteJson(json, row.GetString(ordinal));
                break;
        }
    }
}

/// <summary>How values are written.</summary>
internal static class Values
{
    public static void WriteId(Utf8JsonWriter json, long id)
    {
        Span<byte> text = stackalloc byte[20];
        id.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    public static void WriteInstant(Utf8JsonWriter json, DateTime at)
    {
        Span<byte> text = stackalloc byte[20];
        at.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    // JSON has neither NaN nor infinity.
    public static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    public static void WriteTexts(Utf8JsonWriter json, string?[] texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    // Text that is no JSON is a text.
    public static void WriteJson(Utf8JsonWriter json, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            PublicJson.Write(json, document.RootElement);
        }
        catch (JsonException)
        {
            json.WriteStringValue(text);
        }
    }
}

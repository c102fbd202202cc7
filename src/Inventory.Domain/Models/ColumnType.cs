using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>How values of one CLR type are stored, compared and written.</summary>
internal abstract class ColumnType<T> where T : notnull
{
    public abstract string SqlType { get; }

    public abstract NpgsqlDbType DbType { get; }

    public virtual bool Same(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);

    /// <summary>Whether a value may have to be changed to compare equal to what PostgreSQL gives back.</summary>
    public virtual bool Normalises => false;

    public virtual T Normalise(T value) => value;

    /// <summary>Whether normalising replaced something that cannot be stored.</summary>
    public virtual bool Loses(T given, T normal) => false;

    public abstract void Write(RecordWriter writer, T value);

    public abstract T Read(ref RecordReader reader);

    public abstract void WriteJson(Utf8JsonWriter json, T value);

    public abstract T ReadJson(ref Utf8JsonReader json);

    public virtual T ReadRow(NpgsqlDataReader row, int ordinal) => row.GetFieldValue<T>(ordinal);

    public virtual void WriteCopy(NpgsqlBinaryImporter copy, T value) => copy.Write(value, DbType);

    /// <summary>Whether an array of values has to be passed as <see cref="Literal"/>s.</summary>
    public virtual bool ArraysAsText => false;

    /// <summary>The value as text that PostgreSQL casts to <see cref="SqlType"/>; lists of lists cannot be passed in any other way.</summary>
    public virtual string Literal(T value) => value.ToString()!;

    public virtual string? KeyPart(T value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}

internal sealed class TextType(string sqlType = TextType.Usual) : ColumnType<string>
{
    public const string Usual = "character varying";

    public override string SqlType => sqlType;

    public override NpgsqlDbType DbType => NpgsqlDbType.Varchar;

    public override bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    public override bool Normalises => true;

    /// <summary>PostgreSQL stores neither NUL nor half a surrogate pair: both become U+FFFD, the replacement character.</summary>
    public override string Normalise(string value) => Clean(value);

    public override bool Loses(string given, string normal) => !ReferenceEquals(given, normal);

    /// <summary>The text as PostgreSQL can store it; the same instance if nothing had to be replaced.</summary>
    public static string Clean(string value)
    {
        foreach (var c in value)
            if (c == '\0' || char.IsSurrogate(c))
                return Replace(value);
        return value;
    }

    private static string Replace(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes()) // a lone surrogate enumerates as U+FFFD
            text.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return text.Length == value.Length && text.Equals(value) ? value : text.ToString();
    }

    public override void Write(RecordWriter writer, string value) => writer.Add(value);

    public override string Read(ref RecordReader reader) => reader.Text();

    public override void WriteJson(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    public override string ReadJson(ref Utf8JsonReader json) => json.GetString()!;

    public override string ReadRow(NpgsqlDataReader row, int ordinal) => row.GetString(ordinal);

    public override string? KeyPart(string value) => value;
}

internal sealed class IntegerType : ColumnType<int>
{
    public override string SqlType => "integer";

    public override NpgsqlDbType DbType => NpgsqlDbType.Integer;

    public override void Write(RecordWriter writer, int value) => writer.Add(value);

    public override int Read(ref RecordReader reader) => reader.Int();

    public override void WriteJson(Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    public override int ReadJson(ref Utf8JsonReader json) => json.GetInt32();
}

internal sealed class BigintType : ColumnType<long>
{
    public override string SqlType => "bigint";

    public override NpgsqlDbType DbType => NpgsqlDbType.Bigint;

    public override void Write(RecordWriter writer, long value) => writer.Add(value);

    public override long Read(ref RecordReader reader) => reader.Long();

    public override void WriteJson(Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    public override long ReadJson(ref Utf8JsonReader json) => json.GetInt64();
}

internal sealed class DoubleType : ColumnType<double>
{
    public override string SqlType => "double precision";

    public override NpgsqlDbType DbType => NpgsqlDbType.Double;

    public override void Write(RecordWriter writer, double value) => writer.Add(BitConverter.DoubleToInt64Bits(value));

    public override double Read(ref RecordReader reader) => BitConverter.Int64BitsToDouble(reader.Long());

    // JSON has no number for what is not finite.
    public override void WriteJson(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    public override double ReadJson(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble();
}

internal sealed class BooleanType : ColumnType<bool>
{
    public override string SqlType => "boolean";

    public override NpgsqlDbType DbType => NpgsqlDbType.Boolean;

    public override void Write(RecordWriter writer, bool value) => writer.Add(value ? 1 : 0);

    public override bool Read(ref RecordReader reader) => reader.Int() != 0;

    public override void WriteJson(Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    public override bool ReadJson(ref Utf8JsonReader json) => json.GetBoolean();
}

internal sealed class InstantType : ColumnType<DateTimeOffset>
{
    public override string SqlType => "timestamp with time zone";

    public override NpgsqlDbType DbType => NpgsqlDbType.TimestampTz;

    public override bool Same(DateTimeOffset one, DateTimeOffset other) => one.UtcTicks == other.UtcTicks;

    public override bool Normalises => true;

    /// <summary>PostgreSQL keeps microseconds, and no offset.</summary>
    public override DateTimeOffset Normalise(DateTimeOffset value) => new(value.UtcTicks / 10 * 10, TimeSpan.Zero);

    public override void Write(RecordWriter writer, DateTimeOffset value) => writer.Add(value.UtcTicks);

    public override DateTimeOffset Read(ref RecordReader reader) => new(reader.Long(), TimeSpan.Zero);

    public override void WriteJson(Utf8JsonWriter json, DateTimeOffset value) => json.WriteStringValue(value.UtcDateTime);

    public override DateTimeOffset ReadJson(ref Utf8JsonReader json) => json.GetDateTimeOffset();

    public override DateTimeOffset ReadRow(NpgsqlDataReader row, int ordinal) => new(row.GetDateTime(ordinal), TimeSpan.Zero);

    public override void WriteCopy(NpgsqlBinaryImporter copy, DateTimeOffset value) => copy.Write(value.UtcDateTime, DbType);

    public override string? KeyPart(DateTimeOffset value) => value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>A list of texts; <c>unordered</c> keeps it sorted, so that order never counts as a change.</summary>
internal sealed class TextListType(bool unordered) : ColumnType<IReadOnlyList<string>>
{
    public override string SqlType => "character varying[]";

    public override NpgsqlDbType DbType => NpgsqlDbType.Array | NpgsqlDbType.Varchar;

    public override bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.SequenceEqual(other, StringComparer.Ordinal);

    public override bool Normalises => true;

    public override bool Loses(IReadOnlyList<string> given, IReadOnlyList<string> normal) => given.Any(text => !ReferenceEquals(text, TextType.Clean(text)));

    public override IReadOnlyList<string> Normalise(IReadOnlyList<string> value)
    {
        var texts = value.Select(TextType.Clean);
        return (unordered ? texts.Order(StringComparer.Ordinal) : texts).ToArray();
    }

    public override void Write(RecordWriter writer, IReadOnlyList<string> value)
    {
        writer.Add(value.Count);
        foreach (var text in value)
            writer.Add(text);
    }

    public override IReadOnlyList<string> Read(ref RecordReader reader)
    {
        var texts = new string[reader.Int()];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = reader.Text();
        return texts;
    }

    public override void WriteJson(Utf8JsonWriter json, IReadOnlyList<string> value)
    {
        json.WriteStartArray();
        foreach (var text in value)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public override IReadOnlyList<string> ReadJson(ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            texts.Add(json.GetString()!);
        return [.. texts];
    }

    public override IReadOnlyList<string> ReadRow(NpgsqlDataReader row, int ordinal) => row.GetFieldValue<string[]>(ordinal);

    public override void WriteCopy(NpgsqlBinaryImporter copy, IReadOnlyList<string> value) => copy.Write(value.ToArray(), DbType);

    public override string Literal(IReadOnlyList<string> value) => $"{{{string.Join(',', value.Select(Quoted))}}}";

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

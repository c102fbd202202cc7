using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>A value column: what it does with a value is its type's business, how it reaches the value that of its two subclasses.</summary>
internal abstract class TypedColumn<T>(ColumnType<T> type) : ValueColumn where T : notnull
{
    public override string SqlType => type.SqlType;

    public override NpgsqlDbType DbType => type.DbType;

    protected ColumnType<T> Type => type;

    protected abstract bool TryGet(VmdbRecord record, [MaybeNullWhen(false)] out T value);

    protected abstract void Set(VmdbRecord record, T value);

    public override bool IsNull(VmdbRecord record) => !TryGet(record, out _);

    public override bool Same(VmdbRecord one, VmdbRecord other) =>
        TryGet(one, out var a) ? TryGet(other, out var b) && type.Same(a, b) : IsNull(other);

    public override void Copy(VmdbRecord source, VmdbRecord target)
    {
        if (TryGet(source, out var value))
            Set(target, value);
        else
            Clear(target);
    }

    public override bool Normalise(VmdbRecord record)
    {
        if (!type.Normalises || !TryGet(record, out var value))
            return false;
        var normal = type.Normalise(value);
        Set(record, normal);
        return type.Loses(value, normal);
    }

    public override void Write(RecordWriter writer, VmdbRecord record)
    {
        if (!TryGet(record, out var value))
            return;
        writer.Add(Index);
        type.Write(writer, value);
    }

    public override void Read(ref RecordReader reader, VmdbRecord record) => Set(record, type.Read(ref reader));

    public override void WriteJson(Utf8JsonWriter json, VmdbRecord record)
    {
        if (TryGet(record, out var value))
            type.WriteJson(json, value);
        else
            json.WriteNullValue();
    }

    public override void ReadJson(ref Utf8JsonReader json, VmdbRecord record)
    {
        if (json.TokenType == JsonTokenType.Null)
            Clear(record);
        else
            Set(record, type.ReadJson(ref json));
    }

    public override void WriteCopy(NpgsqlBinaryImporter copy, VmdbRecord record)
    {
        if (TryGet(record, out var value))
            type.WriteCopy(copy, value);
        else
            copy.WriteNull();
    }

    public override void ReadRow(NpgsqlDataReader row, int ordinal, VmdbRecord record)
    {
        if (row.IsDBNull(ordinal))
            Clear(record);
        else
            Set(record, type.ReadRow(row, ordinal));
    }

    public override string? KeyPart(VmdbRecord record) => TryGet(record, out var value) ? type.KeyPart(value) : null;
}

/// <summary>A value column of a class type (text, list).</summary>
internal sealed class ObjectColumn<T>(PropertyInfo property, ColumnType<T> type) : TypedColumn<T>(type) where T : class
{
    private readonly Getter<T?> get = new(property);
    private readonly Setter<T?> set = new(property);

    public override void Clear(VmdbRecord record) => set.Call(record, null);

    protected override bool TryGet(VmdbRecord record, [MaybeNullWhen(false)] out T value) => (value = get.Call(record)) is not null;

    protected override void Set(VmdbRecord record, T value) => set.Call(record, value);

    public override NpgsqlParameter ArrayOf(IReadOnlyList<VmdbRecord> records)
    {
        var values = new string?[records.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = get.Call(records[i]) is { } value ? Type.Literal(value) : null;
        return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    }
}

/// <summary>A value column of a struct type (numbers, booleans, instants), always nullable in the record.</summary>
internal sealed class StructColumn<T>(PropertyInfo property, ColumnType<T> type) : TypedColumn<T>(type) where T : struct
{
    private readonly Getter<T?> get = new(property);
    private readonly Setter<T?> set = new(property);

    public override void Clear(VmdbRecord record) => set.Call(record, null);

    protected override bool TryGet(VmdbRecord record, out T value)
    {
        var found = get.Call(record);
        value = found.GetValueOrDefault();
        return found.HasValue;
    }

    protected override void Set(VmdbRecord record, T value) => set.Call(record, value);

    public override NpgsqlParameter ArrayOf(IReadOnlyList<VmdbRecord> records)
    {
        if (Type.ArraysAsText)
            return new NpgsqlParameter
            {
                Value = records.Select(r => get.Call(r) is { } value ? Type.Literal(value) : null).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            };
        var values = new T?[records.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = get.Call(records[i]);
        return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | DbType };
    }
}

using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Inventory.Domain.Persisting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>A value column of a class type (text, list).</summary>
internal sealed class ObjectColumn<T>(PropertyInfo property, ColumnType<T> type) : ValueColumn where T : class
{
    private readonly Func<VmdbRecord, T?> get = Accessors.Getter<T?>(property);
    private readonly Action<VmdbRecord, T?> set = Accessors.Setter<T?>(property);

    public override string SqlType => type.SqlType;

    public override NpgsqlDbType DbType => type.DbType;

    public override bool IsNull(VmdbRecord record) => get(record) is null;

    public override bool Same(VmdbRecord one, VmdbRecord other)
    {
        var (a, b) = (get(one), get(other));
        return ReferenceEquals(a, b) || (a is not null && b is not null && type.Same(a, b));
    }

    public override void Clear(VmdbRecord record) => set(record, null);

    public override void Copy(VmdbRecord source, VmdbRecord target) => set(target, get(source));

    public override bool Normalise(VmdbRecord record)
    {
        if (get(record) is not { } value || type.Normalise(value) is var normal && ReferenceEquals(normal, value))
            return false;
        set(record, normal);
        return !type.Same(normal, value) && value is string;
    }

    public override void AddTo(FingerprintBuilder fingerprint, VmdbRecord record)
    {
        if (get(record) is { } value)
            type.AddTo(fingerprint, value);
    }

    public override void WriteJson(Utf8JsonWriter json, VmdbRecord record)
    {
        if (get(record) is { } value)
            type.WriteJson(json, value);
        else
            json.WriteNullValue();
    }

    public override void ReadJson(ref Utf8JsonReader json, VmdbRecord record) => set(record, json.TokenType == JsonTokenType.Null ? null : type.ReadJson(ref json));

    public override void WriteCopy(NpgsqlBinaryImporter copy, VmdbRecord record)
    {
        if (get(record) is { } value)
            type.WriteCopy(copy, value);
        else
            copy.WriteNull();
    }

    public override NpgsqlParameter ArrayOf(IReadOnlyList<VmdbRecord> records)
    {
        var values = new string?[records.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = get(records[i]) is { } value ? type.Literal(value) : null;
        return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    }

    public override void ReadRow(NpgsqlDataReader row, int ordinal, VmdbRecord record) => set(record, row.IsDBNull(ordinal) ? null : type.ReadRow(row, ordinal));

    public override string? KeyPart(VmdbRecord record) => get(record) is { } value ? type.KeyPart(value) : null;
}

/// <summary>A value column of a struct type (numbers, booleans, instants), always nullable in the record.</summary>
internal sealed class StructColumn<T>(PropertyInfo property, ColumnType<T> type) : ValueColumn where T : struct
{
    private readonly Func<VmdbRecord, T?> get = Accessors.Getter<T?>(property);
    private readonly Action<VmdbRecord, T?> set = Accessors.Setter<T?>(property);

    public override string SqlType => type.SqlType;

    public override NpgsqlDbType DbType => type.DbType;

    public override bool IsNull(VmdbRecord record) => get(record) is null;

    public override bool Same(VmdbRecord one, VmdbRecord other)
    {
        var (a, b) = (get(one), get(other));
        return a.HasValue == b.HasValue && (!a.HasValue || type.Same(a.Value, b!.Value));
    }

    public override void Clear(VmdbRecord record) => set(record, null);

    public override void Copy(VmdbRecord source, VmdbRecord target) => set(target, get(source));

    public override bool Normalise(VmdbRecord record)
    {
        if (get(record) is { } value)
            set(record, type.Normalise(value));
        return false;
    }

    public override void AddTo(FingerprintBuilder fingerprint, VmdbRecord record)
    {
        if (get(record) is { } value)
            type.AddTo(fingerprint, value);
    }

    public override void WriteJson(Utf8JsonWriter json, VmdbRecord record)
    {
        if (get(record) is { } value)
            type.WriteJson(json, value);
        else
            json.WriteNullValue();
    }

    public override void ReadJson(ref Utf8JsonReader json, VmdbRecord record) => set(record, json.TokenType == JsonTokenType.Null ? null : type.ReadJson(ref json));

    public override void WriteCopy(NpgsqlBinaryImporter copy, VmdbRecord record)
    {
        if (get(record) is { } value)
            type.WriteCopy(copy, value);
        else
            copy.WriteNull();
    }

    public override NpgsqlParameter ArrayOf(IReadOnlyList<VmdbRecord> records)
    {
        var values = new T?[records.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = get(records[i]);
        return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | DbType };
    }

    public override void ReadRow(NpgsqlDataReader row, int ordinal, VmdbRecord record) => set(record, row.IsDBNull(ordinal) ? null : type.ReadRow(row, ordinal));

    public override string? KeyPart(VmdbRecord record) => get(record) is { } value ? type.KeyPart(value) : null;
}

/// <summary>Compiled access to a property, without boxing.</summary>
internal static class Accessors
{
    public static Func<VmdbRecord, T> Getter<T>(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(VmdbRecord));
        var value = Expression.Property(Expression.Convert(record, property.DeclaringType!), property);
        return Expression.Lambda<Func<VmdbRecord, T>>(Expression.Convert(value, typeof(T)), record).Compile();
    }

    public static Action<VmdbRecord, T> Setter<T>(PropertyInfo property)
    {
        var record = Expression.Parameter(typeof(VmdbRecord));
        var value = Expression.Parameter(typeof(T));
        // A property that cannot be null (vms.template) keeps what its type says when the event or row has nothing.
        Expression given = property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null
            ? Expression.Call(value, typeof(T).GetMethod(nameof(Nullable<int>.GetValueOrDefault), Type.EmptyTypes)!)
            : Expression.Convert(value, property.PropertyType);
        var assign = Expression.Assign(Expression.Property(Expression.Convert(record, property.DeclaringType!), property), given);
        return Expression.Lambda<Action<VmdbRecord, T>>(assign, record, value).Compile();
    }
}

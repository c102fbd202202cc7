using System.Reflection;
using System.Text.Json;
using Inventory.Sdk;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>
/// A many-to-many link to root objects: a set of natural keys in events, a join table in the VMDB. No column of the record's own table. An empty set
/// and none are the same.
/// </summary>
public sealed class LinkListColumn : Column
{
    private readonly Getter<IEnumerable<IReference>?> get;
    private readonly Setter<object?> set;
    private readonly Type recordType;

    internal LinkListColumn(PropertyInfo property)
    {
        recordType = property.PropertyType.GetGenericArguments()[0].GetGenericArguments()[0];
        Join = property.GetCustomAttribute<JoinTableAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name}: a list of links needs a [JoinTable].");
        get = new(property);
        set = new(property);
    }

    /// <summary>The table that holds the links.</summary>
    public JoinTableAttribute Join { get; }

    /// <summary>What it may point to; rows of one table.</summary>
    public LinkTargets To { get; private set; } = null!;

    /// <inheritdoc/>
    public override string SqlType => throw new NotSupportedException($"{Name} is no column: its links are in {Join.Table}.");

    /// <inheritdoc/>
    public override NpgsqlDbType DbType => throw new NotSupportedException($"{Name} is no column: its links are in {Join.Table}.");

    internal void Bind(IEnumerable<RecordModel> models) => To = LinkTargets.Of(Name, [recordType], recordType, models, polymorphic: false);

    /// <summary>What the record links to.</summary>
    public IEnumerable<IReference> References(VmdbRecord record) => get.Call(record) ?? [];

    /// <summary>Makes a record link to these targets.</summary>
    public void Link(VmdbRecord record, IEnumerable<IReference> references)
    {
        var set = references.DistinctBy(r => (r.Collection, r.Key, r.By))
            .OrderBy(r => r.Collection, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal).ToArray();
        if (set.Length == 0)
        {
            Clear(record);
            return;
        }
        var list = Array.CreateInstance(typeof(IReference<>).MakeGenericType(recordType), set.Length);
        for (var i = 0; i < set.Length; i++)
            list.SetValue(set[i], i);
        this.set.Call(record, list);
    }

    /// <inheritdoc/>
    public override bool IsNull(VmdbRecord record) => get.Call(record)?.Any() != true;

    /// <inheritdoc/>
    public override bool Same(VmdbRecord one, VmdbRecord other) =>
        References(one).Select(r => (r.Collection, r.Key)).SequenceEqual(References(other).Select(r => (r.Collection, r.Key)));

    /// <inheritdoc/>
    public override void Clear(VmdbRecord record) => set.Call(record, null);

    /// <inheritdoc/>
    public override void Copy(VmdbRecord source, VmdbRecord target) => set.Call(target, get.Call(source));

    /// <inheritdoc/>
    public override bool Normalise(VmdbRecord record)
    {
        if (get.Call(record) is { } references)
            Link(record, references.Where(r => r is not null));
        return false;
    }

    /// <inheritdoc/>
    public override void Write(RecordWriter writer, VmdbRecord record)
    {
        if (References(record).Count() is var count && count == 0)
            return;
        writer.Add(Index);
        writer.Add(count);
        foreach (var reference in References(record))
            To.Write(writer, reference);
    }

    /// <inheritdoc/>
    public override void Read(ref RecordReader reader, VmdbRecord record)
    {
        var references = new IReference[reader.Int()];
        for (var i = 0; i < references.Length; i++)
            references[i] = To.Read(ref reader);
        Link(record, references);
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json, VmdbRecord record)
    {
        json.WriteStartArray();
        foreach (var reference in References(record))
            json.WriteStringValue(To.Text(reference));
        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void ReadJson(ref Utf8JsonReader json, VmdbRecord record)
    {
        var references = new List<IReference>();
        if (json.TokenType == JsonTokenType.StartArray)
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                if (To.Parse(json.GetString()!) is { } reference)
                    references.Add(reference);
        Link(record, references);
    }

    /// <inheritdoc/>
    public override string? KeyPart(VmdbRecord record) => null;
}

using System.Reflection;
using System.Text.Json;
using Inventory.Sdk;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>
/// A link to a root object: a foreign key in the table, a natural key everywhere else. A polymorphic one points into several tables, and has a
/// second column that names the target's class.
/// </summary>
public sealed class LinkColumn : Column
{
    private readonly Getter<IReference?> get;
    private readonly Setter<object?> set;
    private readonly Type recordType;
    private readonly IReadOnlyList<Type>? polymorphic;

    internal LinkColumn(PropertyInfo property)
    {
        recordType = property.PropertyType.GetGenericArguments()[0];
        polymorphic = property.GetCustomAttribute<PolymorphicAttribute>()?.Targets;
        IsAncestry = property.IsDefined(typeof(AncestryAttribute));
        get = new(property);
        set = new(property);
    }

    /// <summary>What it may point to.</summary>
    public LinkTargets To { get; private set; } = null!;

    /// <summary>The models that the link may point to.</summary>
    public IReadOnlyList<RecordModel> Targets => To.Models;

    /// <summary>For a link into one table: the table that the foreign key refers to.</summary>
    public string TargetTable => Targets[0].Table;

    /// <summary>May point into several tables; without a foreign key constraint.</summary>
    public bool IsPolymorphic => polymorphic is not null;

    /// <summary>For a polymorphic link: the column with the class of the target.</summary>
    public string? TypeColumn => IsPolymorphic ? Member + "_type" : null;

    /// <summary>Is the parent in a tree of its table, whose column <c>ancestry</c> follows it.</summary>
    public bool IsAncestry { get; }

    /// <summary>Points into a table that is filled after its own, as one link of every cycle does: set in a second pass.</summary>
    public bool IsLate { get; internal set; }

    /// <inheritdoc/>
    public override string SqlType => "bigint";

    /// <inheritdoc/>
    public override NpgsqlDbType DbType => NpgsqlDbType.Bigint;

    internal void Bind(IEnumerable<RecordModel> models) => To = LinkTargets.Of(Name, polymorphic ?? [recordType], recordType, models, IsPolymorphic);

    /// <summary>What the record links to, or null.</summary>
    public IReference? Reference(VmdbRecord record) => get.Call(record);

    /// <summary>Makes a stored record link to a target.</summary>
    public void Link(VmdbRecord record, string collection, string key) => set.Call(record, To.Reference(collection, key));

    /// <inheritdoc/>
    public override bool IsNull(VmdbRecord record) => get.Call(record) is null;

    /// <inheritdoc/>
    public override bool Same(VmdbRecord one, VmdbRecord other)
    {
        var (a, b) = (get.Call(one), get.Call(other));
        return ReferenceEquals(a, b) || (a is not null && b is not null && a.Key == b.Key && a.Collection == b.Collection);
    }

    /// <inheritdoc/>
    public override void Clear(VmdbRecord record) => set.Call(record, null);

    /// <inheritdoc/>
    public override void Copy(VmdbRecord source, VmdbRecord target) => set.Call(target, get.Call(source));

    /// <inheritdoc/>
    public override bool Normalise(VmdbRecord record) => false;

    /// <inheritdoc/>
    public override void Write(RecordWriter writer, VmdbRecord record)
    {
        if (get.Call(record) is not { } reference)
            return;
        writer.Add(Index);
        To.Write(writer, reference);
    }

    /// <inheritdoc/>
    public override void Read(ref RecordReader reader, VmdbRecord record) => set.Call(record, To.Read(ref reader));

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json, VmdbRecord record)
    {
        if (get.Call(record) is { } reference)
            json.WriteStringValue(To.Text(reference));
        else
            json.WriteNullValue();
    }

    /// <inheritdoc/>
    public override void ReadJson(ref Utf8JsonReader json, VmdbRecord record) => set.Call(record, json.GetString() is { } text ? To.Parse(text) : null);

    /// <inheritdoc/>
    public override string? KeyPart(VmdbRecord record) => get.Call(record) is { } reference ? $"{reference.Collection}:{reference.Key}" : null;
}

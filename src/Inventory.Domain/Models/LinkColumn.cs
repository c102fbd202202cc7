using System.Reflection;
using System.Text.Json;
using Inventory.Domain.Persisting;
using Inventory.Sdk;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>
/// A link to a root object: a foreign key in the table, a natural key everywhere else. Its text is the target's key, or
/// <c>collection:key</c> where the link may point into several collections (a VM or a template).
/// </summary>
public sealed class LinkColumn : Column
{
    private readonly Func<VmdbRecord, IReference?> get;
    private readonly Action<VmdbRecord, object?> set;
    private readonly Type recordType;

    internal LinkColumn(PropertyInfo property)
    {
        recordType = property.PropertyType.GetGenericArguments()[0];
        get = Accessors.Getter<IReference?>(property);
        set = Accessors.Setter<object?>(property);
    }

    /// <summary>The models that the link may point to; one, or all that share a table.</summary>
    public IReadOnlyList<RecordModel> Targets { get; private set; } = [];

    /// <summary>The table that the foreign key refers to.</summary>
    public string TargetTable => Targets[0].Table;

    /// <summary>Points into a table that is filled after its own, as one link of every cycle does: set in a second pass.</summary>
    public bool IsLate { get; internal set; }

    /// <inheritdoc/>
    public override string SqlType => "bigint";

    /// <inheritdoc/>
    public override NpgsqlDbType DbType => NpgsqlDbType.Bigint;

    internal void Bind(IEnumerable<RecordModel> models)
    {
        Targets = [.. models.Where(m => recordType.IsAssignableFrom(m.RecordType))];
        if (Targets.Count == 0 || Targets.Any(t => t.IsChild || t.Table != TargetTable))
            throw new InvalidOperationException($"The link {Name} must point to root records of one table; {recordType.Name} is none.");
    }

    /// <summary>What the record links to, or null.</summary>
    public IReference? Reference(VmdbRecord record) => get(record);

    /// <summary>Makes a stored record link to a target.</summary>
    public void Link(VmdbRecord record, RecordModel target, string key) =>
        set(record, Activator.CreateInstance(typeof(Reference<>).MakeGenericType(target.RecordType), target.Collection, key, null));

    /// <inheritdoc/>
    public override bool IsNull(VmdbRecord record) => get(record) is null;

    /// <inheritdoc/>
    public override bool Same(VmdbRecord one, VmdbRecord other)
    {
        var (a, b) = (get(one), get(other));
        return ReferenceEquals(a, b) || (a is not null && b is not null && a.Key == b.Key && a.Collection == b.Collection);
    }

    /// <inheritdoc/>
    public override void Clear(VmdbRecord record) => set(record, null);

    /// <inheritdoc/>
    public override void Copy(VmdbRecord source, VmdbRecord target) => set(target, get(source));

    /// <inheritdoc/>
    public override bool Normalise(VmdbRecord record) => false;

    /// <inheritdoc/>
    public override void AddTo(FingerprintBuilder fingerprint, VmdbRecord record)
    {
        if (get(record) is not { } reference)
            return;
        fingerprint.Add(reference.Collection);
        fingerprint.Add(reference.Key);
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter json, VmdbRecord record)
    {
        if (get(record) is not { } reference)
            json.WriteNullValue();
        else if (Targets.Count == 1)
            json.WriteStringValue(reference.Key);
        else
            json.WriteStringValue($"{reference.Collection}:{reference.Key}");
    }

    /// <inheritdoc/>
    public override void ReadJson(ref Utf8JsonReader json, VmdbRecord record)
    {
        if (json.GetString() is not { } text)
        {
            set(record, null);
            return;
        }
        var colon = Targets.Count == 1 ? -1 : text.IndexOf(':', StringComparison.Ordinal);
        var target = colon < 0 ? Targets[0] : Targets.First(t => text.AsSpan(0, colon).SequenceEqual(t.Collection));
        Link(record, target, text[(colon + 1)..]);
    }

    /// <inheritdoc/>
    public override string? KeyPart(VmdbRecord record) => get(record) is { } reference ? $"{reference.Collection}:{reference.Key}" : null;
}

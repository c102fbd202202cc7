using System.Reflection;

namespace Inventory.Sdk;

/// <summary>
/// One row of the VMDB as a parser builds it. A subclass declares, once, everything the product knows of its kind: the table and its columns,
/// the natural key, the links and the parent; comparison, events, projection and REST rendering follow from that declaration.
/// </summary>
/// <remarks>
/// A property becomes a column named in snake_case (<c>CpuTotalCores</c> → <c>cpu_total_cores</c>); a property of type
/// <see cref="IReference{T}"/> becomes a foreign key (<c>Flavor</c> → <c>flavor_id</c>). A property that the parser leaves null is stored as null.
/// </remarks>
public abstract class VmdbRecord
{
    private List<LookUp>? lookUps;
    private string[] kept = [];

    /// <summary>
    /// The declared properties of a record class, in their order: base classes first, so that key and type lead and a table reads the same for every
    /// subclass.
    /// </summary>
    public static IEnumerable<PropertyInfo> Properties(Type recordType)
    {
        var chain = new Stack<Type>();
        for (var t = recordType; t is not null && t != typeof(object); t = t.BaseType)
            chain.Push(t);
        return chain
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(p => p.MetadataToken))
            .Where(p => p.CanWrite && p.GetMethod!.GetBaseDefinition().DeclaringType == p.DeclaringType);
    }

    /// <summary>What the record still wants to take from other records; the engine asks, and forgets it here.</summary>
    public IReadOnlyList<LookUp> TakeLookUps()
    {
        var taken = lookUps;
        lookUps = null;
        return taken ?? (IReadOnlyList<LookUp>)[];
    }

    /// <summary>The attributes that keep what is stored.</summary>
    public IReadOnlyList<string> Kept => kept;

    /// <summary>
    /// Says that the cloud could not be asked about these attributes (the service that knows them is out of order, or refuses): they keep what is stored;
    /// a record seen for the first time has what the parser set.
    /// </summary>
    /// <param name="properties">Names of the record's properties, by <c>nameof</c>. Parts of the key cannot be kept.</param>
    public void Keep(params string[] properties) => kept = [.. kept, .. properties];

    internal void Add(LookUp lookUp) => (lookUps ??= []).Add(lookUp);

    /// <summary>
    /// Called by the engine on every record that is new or differs from what is stored, before the change is recorded, so that a record can
    /// keep columns that depend on its own past (marked <see cref="NotCollectedAttribute"/>). The default does nothing.
    /// </summary>
    /// <param name="before">What is stored, of the same type, or null for a record seen for the first time.</param>
    /// <param name="at">The instant of the refresh; the only time that may be used.</param>
    public virtual void Derive(VmdbRecord? before, DateTimeOffset at)
    {
    }

    /// <summary>
    /// Called by the engine on the stored record of an object that its cloud no longer has and whose row is kept
    /// (<see cref="WhenGone.Archive"/>): sets the attributes that an archived row must have. The default does nothing.
    /// </summary>
    public virtual void Archive()
    {
    }
}

/// <summary>A value that a record takes from another one, wherever that one is: parsed later, parsed before, or only stored.</summary>
/// <param name="Source">The record that has the value.</param>
/// <param name="Take">Takes it; given null if there is no such record, or if it disappears in this refresh.</param>
public sealed record LookUp(IReference Source, Action<VmdbRecord?> Take);

/// <summary>How a parser asks for values of other records.</summary>
public static class LookUps
{
    /// <summary>
    /// ManageIQ's <c>lazy_find(…, key: …)</c>: copies something from another record, once that is known. Attributes that are part of the key
    /// cannot be taken in this way.
    /// <code>
    /// persister.Hardwares.Build(new Hardware { VmOrTemplate = vm })
    ///     .LookUp(persister.Hardwares.LazyFind(image), (own, of) => own.GuestOs = of?.GuestOs ?? "unknown");
    /// </code>
    /// </summary>
    /// <param name="record">The record that takes.</param>
    /// <param name="source">The record that has the value; null gives the default at once.</param>
    /// <param name="take">Copies the value, or sets the default when it is given null.</param>
    /// <returns>The record that takes.</returns>
    public static TRecord LookUp<TRecord, TSource>(this TRecord record, IReference<TSource>? source, Action<TRecord, TSource?> take)
        where TRecord : VmdbRecord where TSource : VmdbRecord
    {
        if (source is null)
            take(record, null);
        else
            record.Add(new LookUp(source, found => take(record, (TSource?)found)));
        return record;
    }
}

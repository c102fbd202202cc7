using System.Reflection;

namespace Inventory.Sdk;

/// <summary>One typed list of records that a persister declares; the untyped view that the engine works with.</summary>
public abstract class InventoryCollection
{
    private protected InventoryCollection(Type recordType)
    {
        RecordType = recordType;
        var model = recordType.GetCustomAttribute<ModelAttribute>()
            ?? throw new ArgumentException($"{recordType.Name} declares no [Model]: say by which names its table, events and collection go.");
        Name = model.Collection;
    }

    /// <summary>ManageIQ's association name, e.g. <c>vms</c>.</summary>
    public string Name { get; }

    /// <summary>The type of its records.</summary>
    public Type RecordType { get; }

    /// <summary>
    /// For a collection that holds all there is within one other object only (the VMs of a zone): what is not built disappears only if it is stored with
    /// that link. Default: null, all there is of the manager.
    /// </summary>
    public Within? Within { get; init; }

    /// <summary>
    /// False for a collection that never holds all there is: records are created and updated, but none disappears because it was not built.
    /// Default: true.
    /// </summary>
    public bool Complete { get; init; } = true;

    /// <summary>False for a collection that only updates what is known: a record with an unknown key is left out, with a note. Default: true.</summary>
    public bool Creates { get; init; } = true;

    /// <summary>True for a collection that is only linked to: building a record of it is an error of the parser. Default: false.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Records built since the engine last took them. The engine calls this between the items of a reading.</summary>
    public abstract IReadOnlyList<VmdbRecord> TakeBuilt();
}

/// <summary>The part of a collection that links to one object.</summary>
/// <param name="Link">Name of the link in events, e.g. <c>availability_zone</c>.</param>
/// <param name="Target">What it links to.</param>
public sealed record Within(string Link, IReference Target);

/// <summary>One typed list of records: a parser fills it with <see cref="Build"/> and links to it with <see cref="LazyFind(string?)"/>.</summary>
/// <typeparam name="T">The record type; declares a <see cref="ModelAttribute"/>.</typeparam>
public sealed class InventoryCollection<T>() : InventoryCollection(typeof(T)) where T : VmdbRecord
{
    private List<VmdbRecord> built = [];

    /// <summary>
    /// Adds a record. A blank key, or a key that was built before in the same refresh with other values, is reported as a diagnostic of the
    /// refresh and that record is left out; nothing of that collection is then disconnected.
    /// </summary>
    /// <returns>The same record.</returns>
    /// <exception cref="InvalidOperationException">The collection is read-only.</exception>
    public T Build(T record)
    {
        if (IsReadOnly)
            throw new InvalidOperationException($"The collection {Name} is read-only here: link to its records, or declare it otherwise.");
        built.Add(record);
        return record;
    }

    /// <summary>A lazy link to the root object with this one-part key. A null or blank key gives a null link.</summary>
    /// <exception cref="ArgumentException">The key has several parts.</exception>
    public IReference<T>? LazyFind(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
            return null;
        if (KeyParts.Length != 1)
            throw WrongParts();
        return new Reference<T>(Name, NaturalKey.Escape(key));
    }

    /// <summary>A lazy link to the root object with this composite key; parts in the order in which the record declares them.</summary>
    /// <exception cref="ArgumentException">There are more or fewer parts than the key has.</exception>
    public IReference<T> LazyFind(params ReadOnlySpan<string?> parts) =>
        parts.Length == KeyParts.Length ? new Reference<T>(Name, NaturalKey.Join(parts)) : throw WrongParts();

    /// <summary>
    /// A lazy link to the child with this key under <paramref name="parent"/>, without parts for a child that exists once (hardware of a VM); or to the
    /// root object whose key is that link and these parts (a snapshot of a VM).
    /// </summary>
    /// <exception cref="ArgumentException">There are more or fewer parts than the key has.</exception>
    public IReference<T> LazyFind(IReference parent, params ReadOnlySpan<string?> parts)
    {
        if (parts.Length != (IsChild ? KeyParts.Length : KeyParts.Length - 1))
            throw WrongParts();
        if (IsChild)
            return new Reference<T>(Name, parts.Length == 0 ? "" : NaturalKey.Join(parts), parent);
        var key = new List<string?>([.. parts]);
        key.Insert(Array.FindIndex(KeyParts, p => typeof(IReference).IsAssignableFrom(p.PropertyType)), $"{parent.Collection}:{parent.Key}");
        return new Reference<T>(Name, NaturalKey.Join([.. key]));
    }

    private ArgumentException WrongParts() =>
        new($"A key of {Name} has the parts {string.Join(", ", KeyParts.Select(p => p.Name))}{(IsChild ? ", under its parent" : "")}.");

    private static readonly PropertyInfo[] KeyParts = [.. VmdbRecord.Properties(typeof(T)).Where(p => p.IsDefined(typeof(KeyAttribute)))];

    private static readonly bool IsChild = VmdbRecord.Properties(typeof(T)).Any(p => p.IsDefined(typeof(ParentAttribute)));

    /// <summary>
    /// A secondary reference: a lazy link to the root object whose attributes have these values, where its key is not at hand. Resolved when all
    /// records of the refresh are known, against them and what is stored; of several objects with these values the one with the first key is meant.
    /// May not be part of a key. A blank value gives a null link.
    /// </summary>
    /// <param name="attributes">Names of text attributes as in the table (<c>name</c>), with the wanted values.</param>
    public IReference<T>? LazyFindBy(params ReadOnlySpan<(string Attribute, string? Value)> attributes)
    {
        var (names, values) = (new string[attributes.Length], new string?[attributes.Length]);
        for (var i = 0; i < attributes.Length; i++)
        {
            (names[i], values[i]) = attributes[i];
            if (string.IsNullOrWhiteSpace(values[i]))
                return null;
        }
        return new Reference<T>(Name, NaturalKey.Join(values), null, string.Join(',', names));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<VmdbRecord> TakeBuilt()
    {
        if (built.Count == 0)
            return [];
        var taken = built;
        built = [];
        return taken;
    }
}

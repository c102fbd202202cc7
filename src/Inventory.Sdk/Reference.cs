namespace Inventory.Sdk;

/// <summary>
/// A lazy link: names a record by its natural key, whether or not that record has been parsed, stored or ever will be. Made by
/// <see cref="InventoryCollection{T}.LazyFind(string?)"/>. The engine resolves it when the rows are written; while nothing has that key the
/// foreign key is null, and it is filled as soon as such a record appears.
/// </summary>
/// <typeparam name="T">The kind of record linked to.</typeparam>
public interface IReference<out T> : IReference where T : VmdbRecord;

/// <summary>The untyped view of <see cref="IReference{T}"/>.</summary>
public interface IReference
{
    /// <summary>Name of the collection that holds the record, e.g. <c>flavors</c>.</summary>
    string Collection { get; }

    /// <summary>The record's key as <see cref="NaturalKey"/> writes it; for a child, its key under its parent.</summary>
    string Key { get; }

    /// <summary>For a link to a child: the link to its parent. Null for a link to a root object.</summary>
    IReference? Parent { get; }

    /// <summary>
    /// For a secondary reference: the attributes that <see cref="Key"/> holds the values of, joined by <c>,</c>. Null for a link by the natural key.
    /// </summary>
    string? By { get; }
}

/// <summary>The one implementation of <see cref="IReference{T}"/>. Equal when collection, key, parent and attributes are.</summary>
/// <inheritdoc cref="IReference"/>
/// <typeparam name="T">The kind of record linked to.</typeparam>
public sealed record Reference<T>(string Collection, string Key, IReference? Parent = null, string? By = null) : IReference<T> where T : VmdbRecord;

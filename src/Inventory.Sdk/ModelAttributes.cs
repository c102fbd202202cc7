namespace Inventory.Sdk;

/// <summary>What happens to the row of an object that its cloud no longer has. Its history is kept in either case.</summary>
public enum WhenGone
{
    /// <summary>The row is deleted, with its children.</summary>
    Delete,

    /// <summary>The row stays with its id but belongs to no manager (<c>ems_id</c> null), ManageIQ's "archived"; children stay.</summary>
    Archive,
}

/// <summary>Declares a record type: the words by which tables, events, collections and URLs name it.</summary>
/// <param name="name">Singular snake_case name; prefix of its events (<c>vm</c> → <c>vm_discovered</c>, <c>vm_changed</c> …).</param>
/// <param name="collection">Name of the inventory collection, ManageIQ's association (<c>vms</c>).</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute(string name, string collection) : Attribute
{
    /// <summary>Singular snake_case name.</summary>
    public string Name { get; } = name;

    /// <summary>Name of the inventory collection.</summary>
    public string Collection { get; } = collection;

    /// <summary>Table in the schema <c>vmdb</c>. Default: the collection's name. Several models may share a table (<c>vms</c>).</summary>
    public string? Table { get; init; }

    /// <summary>Last part of ManageIQ's class name in the column <c>type</c>, after the manager's. Default: the CLR type's name.</summary>
    public string? Type { get; init; }

    /// <summary>What happens to the row when the object is gone. Default: <see cref="Sdk.WhenGone.Delete"/>.</summary>
    public WhenGone WhenGone { get; init; }

    /// <summary>
    /// Which manager of a provider the rows belong to; the provider's main one if it has none of that role. Default:
    /// <see cref="ManagerRole.Cloud"/>.
    /// </summary>
    public ManagerRole Manager { get; init; }

    /// <summary>Column that holds the id of the owning manager. Default: <c>ems_id</c>.</summary>
    public string OwnerColumn { get; init; } = "ems_id";

    /// <summary>
    /// Version of what the record's values look like in events. To be raised by one when a property is renamed, or split, so that events that were recorded
    /// before stay readable: see <see cref="FormerlyAttribute"/>. A property that is added, or taken away, needs none. Default: 1.
    /// </summary>
    public int Version { get; init; } = 1;
}

/// <summary>
/// Under which name a property's value stands in events of earlier versions: it was renamed or, with <see cref="By"/>, is a part of what a former property
/// held. Several properties may have been parts of the same one; one that was renamed twice says so twice. The columns of stored tables follow.
/// </summary>
/// <param name="name">The former name in events: the property's in snake_case, or its column's.</param>
/// <param name="until">The first version in which it is no longer called so (<see cref="ModelAttribute.Version"/>).</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class FormerlyAttribute(string name, int until) : Attribute
{
    /// <summary>The former name in events.</summary>
    public string Name { get; } = name;

    /// <summary>The first version in which it is no longer called so.</summary>
    public int Until { get; } = until;

    /// <summary>
    /// Name of a public static method of the record class, <c>JsonNode? Method(JsonNode? former)</c>, that takes this property's value out of the former one.
    /// Default: the value is the former one.
    /// </summary>
    public string? By { get; init; }
}

/// <summary>Part of the natural key of a record: unique in its collection of one manager or, for a child, under one parent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute
{
    /// <summary>True if this part may be null or blank, where other parts tell records apart. Default: false, a record without it is left out.</summary>
    public bool MayBeNull { get; init; }
}

/// <summary>
/// The link to the record's parent. A record with a parent is a child: it lives, and is recorded, in the stream of its root object, and ends
/// with its parent. A child without <see cref="KeyAttribute"/> exists once under its parent.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParentAttribute : Attribute;

/// <summary>
/// Columns of the table that are no part of the inventory: users and other parts of the product fill them. No record holds them, no event tells of
/// them, a refresh and a rebuild leave them as they are.
/// </summary>
/// <param name="declaration">A class whose properties declare the columns; it is never instantiated.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UserColumnsAttribute(Type declaration) : Attribute
{
    /// <summary>The class whose properties declare the columns.</summary>
    public Type Declaration { get; } = declaration;
}

/// <summary>
/// A link that may point into several tables. Its row has, beside <c>&lt;name&gt;_id</c>, a column <c>&lt;name&gt;_type</c> with ManageIQ's base
/// class of the target (<c>VmOrTemplate</c>, <c>LoadBalancer</c>); both are null while the target is not known.
/// </summary>
/// <param name="targets">The record classes, or their common base classes, that it may point to.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolymorphicAttribute(params Type[] targets) : Attribute
{
    /// <summary>The record classes that it may point to.</summary>
    public IReadOnlyList<Type> Targets { get; } = targets;
}

/// <summary>
/// The table that holds a many-to-many link, a property of type <c>IReadOnlyList&lt;IReference&lt;T&gt;&gt;</c>: one row per resolved link. The
/// links are a set: neither order nor repetition means anything.
/// </summary>
/// <param name="table">Table in the schema <c>vmdb</c>.</param>
/// <param name="owner">Its column with the id of the record that has the list.</param>
/// <param name="target">Its column with the id of the record linked to.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JoinTableAttribute(string table, string owner, string target) : Attribute
{
    /// <summary>Table in the schema <c>vmdb</c>.</summary>
    public string Table { get; } = table;

    /// <summary>Column with the id of the record that has the list.</summary>
    public string Owner { get; } = owner;

    /// <summary>Column with the id of the record linked to.</summary>
    public string Target { get; } = target;
}

/// <summary>
/// The link to the parent in a tree of rows of one table. The table has, besides the link's, the column <c>ancestry</c>: the row ids from the
/// root of the tree down to the parent, joined by <c>/</c>; null for a root. The engine keeps it up to date when any link of the chain changes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AncestryAttribute : Attribute;

/// <summary>
/// Names of the members of a JSON column that are offered as attributes of the record, as ManageIQ does with <c>extra_attributes</c>.
/// </summary>
/// <param name="names">The members.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonAttributesAttribute(params string[] names) : Attribute
{
    /// <summary>The members.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>A column that no provider fills: the engine derives it (<see cref="VmdbRecord.Derive"/>), and never compares it with what a cloud says.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotCollectedAttribute : Attribute;

/// <summary>A list whose order has no meaning: compared as a set.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnorderedAttribute : Attribute;

/// <summary>A column that people sort or filter by: the table has an index for it. Links have one anyway. Every index makes first refreshes slower.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IndexedAttribute : Attribute;

/// <summary>Deviations of a column from what its property says.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute : Attribute
{
    /// <summary>Name in the table. Default: the property's name in snake_case, with <c>_id</c> for links.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// SQL type of the column, for text that ManageIQ keeps as <c>text</c>. Default: what the property's type says, <c>character varying</c> for
    /// strings.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>SQL default of the column. Default: none.</summary>
    public string? Default { get; init; }
}

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
}

/// <summary>Part of the natural key of a record: unique in its collection of one manager or, for a child, under one parent. Never blank.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute;

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

/// <summary>A column that no provider fills: the engine derives it (<see cref="VmdbRecord.Derive"/>), and never compares it with what a cloud says.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotCollectedAttribute : Attribute;

/// <summary>A list whose order has no meaning: compared as a set.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnorderedAttribute : Attribute;

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

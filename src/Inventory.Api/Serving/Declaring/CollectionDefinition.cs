using Inventory.Api.Authorizing;
using Inventory.Domain.Models;

namespace Inventory.Api.Serving.Declaring;

/// <summary>A kind of rows that the API serves: under a URL of its own if <see cref="IsListed"/>, else only as part of others.</summary>
public sealed class CollectionDefinition
{
    private readonly Dictionary<string, AttributeDefinition> attributes = [];
    private readonly Dictionary<string, Association> associations = [];
    private readonly Dictionary<string, Association> subcollections = [];
    private readonly List<AttributeDefinition> columns = [];

    internal CollectionDefinition(string name, string description, string className, string table, string? condition, bool isListed)
    {
        (Name, Description, ClassName, Table, Condition, IsListed, HrefName) = (name, description, className, table, condition, isListed, name);
    }

    /// <summary>Name in URLs.</summary>
    public string Name { get; }

    /// <summary>Title.</summary>
    public string Description { get; }

    /// <summary>ManageIQ's class, as messages name it.</summary>
    public string ClassName { get; }

    /// <summary>The SQL table.</summary>
    public string Table { get; }

    /// <summary>Which rows of the table belong to it, with <c>{t}</c> for the alias; null for all.</summary>
    public string? Condition { get; }

    /// <summary>Has a URL of its own.</summary>
    public bool IsListed { get; }

    /// <summary>The first collection, by name, that serves its rows: where links from other rows point to.</summary>
    public string HrefName { get; internal set; }

    /// <summary>ManageIQ's base class, by which others point to its rows.</summary>
    public string BaseClass => Model?.BaseClass ?? ClassName;

    /// <summary>Has URLs below the rows of others, though none of its own.</summary>
    public bool IsBelow { get; internal init; }

    /// <summary>The right that it takes to look at it.</summary>
    public Right Needs { get; internal init; } = Right.Read;

    /// <summary>The record type whose rows it has; null for rows that are no inventory.</summary>
    public RecordModel? Model { get; internal init; }

    /// <summary>Which of the totals that are kept count its rows, as a condition on their alias <c>{t}</c>; null if none do.</summary>
    internal string? Total { get; init; }

    /// <summary>Columns beside the id that name a row in a bulk query.</summary>
    public IReadOnlyList<string> Identifiers { get => field ??= (Attribute("guid") is null ? [] : ["guid"]); internal init; }

    /// <summary>What its rows were before is kept.</summary>
    public bool HasPast { get => field || Model is not null; internal init; }

    /// <summary>The physical columns, which are shown unless others are asked for.</summary>
    public IReadOnlyList<AttributeDefinition> Columns => columns;

    /// <summary>Attributes computed from the row and others.</summary>
    public IEnumerable<AttributeDefinition> VirtualAttributes => attributes.Values.Where(a => !a.IsColumn);

    /// <summary>Relationships.</summary>
    public IEnumerable<Association> Associations => associations.Values;

    /// <summary>Relationships that have a URL below the row's, by the name in that URL.</summary>
    public IReadOnlyDictionary<string, Association> Subcollections => subcollections;

    /// <summary>An attribute, or null.</summary>
    public AttributeDefinition? Attribute(string name) => attributes.GetValueOrDefault(name);

    /// <summary>A relationship, or null.</summary>
    public Association? Association(string name) => associations.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal CollectionDefinition With(params IEnumerable<AttributeDefinition> more)
    {
        foreach (var attribute in more.Where(a => !Secrets.IsSecret(a.Name)))
            if (attributes.TryAdd(attribute.Name, attribute) && attribute.IsColumn)
                columns.Add(attribute);
        return this;
    }

    internal CollectionDefinition With(params IEnumerable<Association> more)
    {
        foreach (var association in more)
            associations.TryAdd(association.Name, association);
        return this;
    }

    internal void WithSubcollection(string name, Association association) => subcollections.TryAdd(name, association);
}

using Inventory.Api.Serving.Declaring;

namespace Inventory.Api.Serving.Selecting;

/// <summary>What is shown of a row: attributes, and related rows with selections of their own.</summary>
/// <param name="definition">What the row is.</param>
public sealed class Selection(CollectionDefinition definition)
{
    private readonly List<AttributeDefinition> attributes = [];
    private readonly List<RelatedSelection> related = [];

    /// <summary>What the row is.</summary>
    public CollectionDefinition Definition { get; } = definition;

    /// <summary>Attributes in the order in which they are shown.</summary>
    public IReadOnlyList<AttributeDefinition> Attributes => attributes;

    /// <summary>Related rows.</summary>
    public IReadOnlyList<RelatedSelection> Related => related;

    /// <summary>Shows the actions that can be asked for.</summary>
    public bool ShowsActions { get; set; }

    /// <summary>All physical columns.</summary>
    public static Selection Columns(CollectionDefinition definition)
    {
        var selection = new Selection(definition);
        selection.AddColumns();
        return selection;
    }

    /// <summary>What is shown of a resource unless something is asked for.</summary>
    public static Selection Default(CollectionDefinition definition)
    {
        var selection = Columns(definition);
        selection.ShowsActions = true;
        return selection;
    }

    /// <summary>How many relationships are followed, at any depth.</summary>
    public int CountRelated() => related.Sum(r => 1 + r.Rows.CountRelated());

    internal void AddColumns()
    {
        foreach (var column in Definition.Columns)
            Add(column);
    }

    internal void Add(AttributeDefinition attribute)
    {
        if (!attributes.Contains(attribute))
            attributes.Add(attribute);
    }

    /// <summary>The selection of a related row, added if it is not there yet.</summary>
    internal RelatedSelection Relate(Association association)
    {
        var known = related.Find(r => r.Association == association);
        if (known is null)
            related.Add(known = new RelatedSelection(association, new Selection(association.Target)));
        return known;
    }
}

/// <summary>What is shown of related rows.</summary>
/// <param name="Association">The relationship.</param>
/// <param name="Rows">What is shown of each.</param>
public sealed record RelatedSelection(Association Association, Selection Rows)
{
    /// <summary>The related row itself was asked for: shown as <c>null</c> where there is none, and with a link.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The URL below the row's under which the related rows are shown as a subcollection; null for their own URLs.</summary>
    public string? Subcollection { get; set; }

    /// <summary>Asks for all columns.</summary>
    public RelatedSelection Whole()
    {
        IsWhole = true;
        Rows.AddColumns();
        return this;
    }
}

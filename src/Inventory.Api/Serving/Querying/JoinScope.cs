using System.Text;
using Inventory.Api.Serving.Declaring;

namespace Inventory.Api.Serving.Querying;

/// <summary>One FROM clause: a table and the to-one relationships that attributes of it need, each joined once.</summary>
/// <param name="sql">The request's values and aliases.</param>
/// <param name="definition">What the rows are.</param>
/// <param name="alias">Their alias.</param>
/// <param name="from">The table with its alias, or another source of such rows.</param>
public sealed class JoinScope(SqlContext sql, CollectionDefinition definition, string alias, string from)
{
    private readonly StringBuilder text = new(from);
    private readonly Dictionary<(string, string), string> joined = [];

    /// <summary>The rows.</summary>
    public CollectionDefinition Definition { get; } = definition;

    /// <summary>Their alias.</summary>
    public string Alias { get; } = alias;

    /// <summary>Values and aliases.</summary>
    public SqlContext Sql { get; } = sql;

    /// <summary>The clause, as far as joins have been asked for.</summary>
    public string From => text.ToString();

    /// <summary>A scope over a collection's own table.</summary>
    public static JoinScope Over(SqlContext sql, CollectionDefinition definition)
    {
        var alias = sql.Alias();
        return new JoinScope(sql, definition, alias, $"{definition.Table} {alias}");
    }

    /// <summary>The SQL of an attribute of the row with that alias.</summary>
    public string Attribute(CollectionDefinition of, string owner, AttributeDefinition attribute)
    {
        var row = attribute.Through is { } through ? Join(owner, of.Association(through)!) : owner;
        return attribute.Sql.Replace("{t}", row, StringComparison.Ordinal);
    }

    /// <summary>The SQL of an attribute of the scope's own rows.</summary>
    public string Attribute(AttributeDefinition attribute) => Attribute(Definition, Alias, attribute);

    /// <summary>The alias of the related row.</summary>
    public string Join(string owner, Association one)
    {
        if (joined.TryGetValue((owner, one.Name), out var known))
            return known;
        var other = Sql.Alias();
        var on = Association.Fill(one.Condition is null ? one.OwnerKey : $"{one.OwnerKey} and {one.Condition}", owner, other);
        text.Append(one.IsUnique
            ? $" left join {Association.Fill(one.From, owner, other)} on {on}"
            : $" left join lateral (select {other}.* from {Association.Fill(one.From, owner, other)} where {on} order by {other}.id limit 1) {other} on true");
        return joined[(owner, one.Name)] = other;
    }

    /// <summary>The collection's own condition, or null.</summary>
    public string? OwnCondition => Definition.Condition?.Replace("{t}", Alias, StringComparison.Ordinal);
}

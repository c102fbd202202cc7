using System.Text.Json;

namespace Inventory.Api.Serving.Declaring;

/// <summary>A column, or a virtual attribute with an SQL form: anything of a row that can be shown, filtered and sorted by.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Sql">Its SQL, with <c>{t}</c> for the alias of the row.</param>
/// <param name="Through">For a virtual attribute: the to-one association whose row <paramref name="Sql"/> speaks of; null for the row itself.</param>
public sealed record AttributeDefinition(string Name, ValueKind Kind, string Sql, string? Through = null)
{
    /// <summary>Its name as written into JSON.</summary>
    public JsonEncodedText Key { get; } = JsonEncodedText.Encode(Name);

    /// <summary>Its texts' beginnings are in an index.</summary>
    public bool HasIndexedBeginning { get; init; }

    /// <summary>A physical column.</summary>
    public bool IsColumn { get; private init; }

    /// <summary>A column of the table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="form">SQL that brings the column, <c>{0}</c>, to that kind; null for the column as it is.</param>
    public static AttributeDefinition Column(string name, ValueKind kind, string? form = null)
    {
        var column = "{t}." + Domain.Projecting.Sql.Name(name);
        return new(name, kind, form?.Replace("{0}", column, StringComparison.Ordinal) ?? column) { IsColumn = true };
    }
}

using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Answering;

/// <summary>A collection, at its own URL or below a row of another.</summary>
/// <param name="Collection">What it holds.</param>
/// <param name="Name">Its name in the URL.</param>
/// <param name="Url">Its URL.</param>
internal sealed record Place(CollectionDefinition Collection, string Name, string Url)
{
    /// <summary>The relationship to the row above, or null.</summary>
    public Association? Association { get; private init; }

    /// <summary>The row above.</summary>
    public long OwnerId { get; private init; }

    /// <summary>As which its actions are declared: <c>vms</c>, or <c>vms/tags</c> below a VM.</summary>
    public string Path { get; private init; } = Name;

    /// <summary>What it is to the messages of routing.</summary>
    public string Kind(bool ofResource) => (Association is null, ofResource) switch
    {
        (true, true) => "resource", (true, false) => "collection", (false, true) => "subresource", (false, false) => "subcollection",
    };

    /// <summary>At its own URL.</summary>
    public static Place Of(CollectionDefinition collection, string root) => new(collection, collection.Name, $"{root}/{collection.Name}");

    /// <summary>Below a row of this collection.</summary>
    public Place Below(long id, string name, Association association) =>
        new(association.Target, name, $"{Url}/{id}/{name}") { Association = association, OwnerId = id, Path = $"{Name}/{name}" };

    /// <summary>A query for its rows.</summary>
    public RowQuery Query(SqlContext sql)
    {
        if (Association is not { } association)
            return new RowQuery(JoinScope.Over(sql, Collection));
        var alias = sql.Alias();
        var owned = $"= {sql.Add(OwnerId, NpgsqlDbType.Bigint)}";
        var query = new RowQuery(new JoinScope(sql, Collection, alias, association.FromOf(alias, owned)));
        query.Match(association.WhereOf(alias, owned));
        return query;
    }

    /// <summary>The id in a URL.</summary>
    public ApiError? TryReadId(string text, out long id)
    {
        id = RowReference.Number(text) ?? -1;
        return id < 0 ? ApiError.BadRequest($"Invalid {Collection.ClassName} id {text} specified") : null;
    }
}

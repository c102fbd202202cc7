using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>Answers a provider's questions about the links that the tables hold of it.</summary>
public sealed class StoredLinks(InventoryModels models, NpgsqlDataSource database, long emsId) : IStoredInventory
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> LinkingToAsync(
        string collection, string link, string targetCollection, IReadOnlyCollection<string> targets, CancellationToken cancel) =>
        AskAsync(collection, link, "owner", "target", [targetCollection], targets, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> LinkedFromAsync(string collection, IReadOnlyCollection<string> ids, string link, CancellationToken cancel) =>
        AskAsync(
            collection, link, "target", "owner", [.. models.Roots.Where(r => r.Parts.Any(p => p.Collection == collection)).Select(r => r.Collection)], ids, cancel);

    private async Task<IReadOnlyList<string>> AskAsync(
        string collection, string link, string wanted, string given, string[] givenCollections, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];
        var model = models.Find(collection) ?? throw new ArgumentException($"There is no collection {collection}.");
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(
            $"""
            select distinct {wanted}.key from ({Pairs(model, link)}) pair
            join inventory.objects owner on owner.id = pair.owner_id join inventory.objects target on target.id = pair.target_id
            where {given}.ems_id = $1 and {given}.collection = any($2) and {given}.key = any($3) and {wanted}.connected order by 1
            """, connection)
        {
            Parameters =
            {
                new() { Value = emsId }, new() { Value = givenCollections, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
                new() { Value = ids.Select(NaturalKey.Escape).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            },
        };
        var keys = new List<string>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            keys.Add(NaturalKey.Unescape(row.GetString(0)));
        return keys;
    }

    // Pairs of root objects: a link of a child counts as its root's.
    private static string Pairs(RecordModel model, string name)
    {
        var (joins, owner) = model.IsChild ? StoredObjects.PathToRoot(model) : ("", "t.id");
        if (model.Links.FirstOrDefault(l => l.Member == name) is { } link)
            return $"select {owner} as owner_id, t.{Sql.Name(link.Name)} as target_id from {Sql.Table(model.Table)} t{joins}";
        var list = model.LinkLists.FirstOrDefault(l => l.Member == name)
            ?? throw new ArgumentException($"{model.Collection} has no link {name}.");
        return $"select {Sql.Name(list.Join.Owner)} as owner_id, {Sql.Name(list.Join.Target)} as target_id from {Sql.Table(list.Join.Table)}";
    }
}

using Inventory.Api.Organizing;
using Npgsql;

namespace Inventory.Api.Tagging;

/// <summary>A tag: <c>/managed/env/prod</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Category">Name of its category.</param>
/// <param name="Name">Its name there.</param>
/// <param name="IsSingle">An object can have one tag of that category.</param>
public sealed record KnownTag(long Id, string Category, string Name, bool IsSingle);

/// <summary>Finds tags, and puts them on objects and off them. Taggings of users are in no event; refreshes and rebuilds leave them alone.</summary>
public sealed class TagStore(NpgsqlDataSource database, EngineRows rows)
{
    /// <summary>The tag with that id, or else with that category and name; null if there is none.</summary>
    public async Task<KnownTag?> FindAsync(long? id, string? category, string? name, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select t.id, split_part(t.name, '/', 3), split_part(t.name, '/', 4), coalesce(c.single_value, false)
            from vmdb.tags t join vmdb.classifications e on e.tag_id = t.id left join vmdb.classifications c on c.id = e.parent_id
            where case when $1::bigint is null then t.name = '/managed/' || $2::text || '/' || $3::text else t.id = $1::bigint end
              and t.name like '/managed/%/%' limit 1
            """);
        command.Parameters.Add(new() { Value = (object?)id ?? DBNull.Value });
        command.Parameters.Add(new() { Value = (object?)category ?? DBNull.Value });
        command.Parameters.Add(new() { Value = (object?)name ?? DBNull.Value });
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new KnownTag(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)) : null;
    }

    /// <summary>Whether an object has a tag.</summary>
    public Task<bool> HasAsync(string type, long id, long tag, CancellationToken cancel) =>
        rows.AnyAsync("select from vmdb.taggings where taggable_type = $1 and taggable_id = $2 and tag_id = $3", cancel, type, id, tag);

    /// <summary>Puts a tag on an object; where the category allows one only, in place of the other.</summary>
    public Task AddAsync(string type, long id, KnownTag tag, CancellationToken cancel) => rows.ExecuteAsync(
    [
        .. tag.IsSingle
            ? ["""
               delete from vmdb.taggings g using vmdb.tags o, vmdb.tags n
               where g.taggable_type = $1 and g.taggable_id = $2 and o.id = g.tag_id and n.id = $3 and o.id <> n.id
                 and split_part(o.name, '/', 3) = split_part(n.name, '/', 3)
               """]
            : (string[])[],
        """
        insert into vmdb.taggings (taggable_type, taggable_id, tag_id) values ($1, $2, $3) on conflict (taggable_type, taggable_id, tag_id) do nothing
        """,
    ], cancel, type, id, tag.Id);

    /// <summary>Takes a tag off an object.</summary>
    public Task RemoveAsync(string type, long id, long tag, CancellationToken cancel) =>
        rows.ExecuteAsync(["delete from vmdb.taggings where taggable_type = $1 and taggable_id = $2 and tag_id = $3"], cancel, type, id, tag);
}

using Inventory.Domain.Persisting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Turns labels into tags, where a mapping says so (<c>vmdb.provider_tag_mappings</c>, ManageIQ's): a label's value becomes a tag in the mapping's
/// category, or the mapping's own tag for one value. Only tags that a mapping controls come and go; those that users gave stay. Taggings follow
/// from labels and mappings alone, so there is no event of them.
/// </summary>
internal static class TagMapping
{
    // Labels that a mapping knows, by VM: a mapping of one value is preferred to one of any.
    private const string Mapped =
        """
        mapped as (
          select l.resource_id, l.value, m.tag_id, m.label_value is null as by_category from vmdb.custom_attributes l
          join vmdb.vms v on v.id = l.resource_id
          join vmdb.provider_tag_mappings m on m.label_name = l.name and (m.label_value is null or m.label_value = l.value)
            and (m.labeled_resource_type is null or m.labeled_resource_type = (case when v.template then 'Image' else 'Vm' end) || split_part(v.type, '::', 3))
          where l.resource_type = 'VmOrTemplate' and l.section = 'labels' and btrim(l.value) <> '' and l.resource_id = any($1)
            and (m.label_value is not null or not exists (
              select from vmdb.provider_tag_mappings s where s.label_name = m.label_name and s.label_value = l.value
                and s.labeled_resource_type is not distinct from m.labeled_resource_type)))
        """;

    private const string Wanted =
        $"""
        {Mapped}, wanted as (
          select resource_id, tag_id from mapped where not by_category
          union
          select m.resource_id, e.tag_id from mapped m join vmdb.tags c on c.id = m.tag_id
          join vmdb.classifications e on e.description = m.value join vmdb.tags t on t.id = e.tag_id
          where m.by_category and starts_with(t.name, c.name || '/'))
        """;

    /// <summary>Brings the taggings of changed VMs and templates in line with their labels; of all of a provider, if all of it was refreshed.</summary>
    public static async Task ApplyAsync(SqlPipeline sql, long emsId, bool ofWholeProvider, WrittenChanges changes, CancellationToken cancel)
    {
        if (changes.Relabelled.Count == 0 && !ofWholeProvider)
            return;
        var connection = await sql.SendAsync(cancel);
        await using (var any = new NpgsqlCommand("select exists (select from vmdb.provider_tag_mappings)", connection))
            if (!(bool)(await any.ExecuteScalarAsync(cancel))!)
                return;
        long[] ids = ofWholeProvider ? await LabelledAsync(connection, emsId, cancel) : [.. changes.Relabelled];
        if (ids.Length == 0)
            return;
        await CreateTagsAsync(connection, ids, cancel);
        await ExecuteAsync(connection,
            $"""
            with {Wanted}
            delete from vmdb.taggings g using vmdb.tags t where t.id = g.tag_id and g.taggable_type = 'VmOrTemplate' and g.taggable_id = any($1)
              and not exists (select from wanted w where w.resource_id = g.taggable_id and w.tag_id = g.tag_id)
              and exists (
                select from vmdb.provider_tag_mappings m join vmdb.tags c on c.id = m.tag_id
                where case when m.label_value is null then starts_with(t.name, c.name || '/') else t.id = c.id end)
            """, ids, cancel);
        await ExecuteAsync(connection,
            $"""
            with {Wanted}
            insert into vmdb.taggings (taggable_type, taggable_id, tag_id) select 'VmOrTemplate', resource_id, tag_id from wanted
            on conflict (taggable_type, taggable_id, tag_id) do nothing
            """, ids, cancel);
    }

    // VMs that have labels, and those that may have lost their last.
    private static async Task<long[]> LabelledAsync(NpgsqlConnection connection, long emsId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select array(select o.id from inventory.objects o where o.ems_id = $1 and o.collection in ('vms', 'miq_templates') and o.connected
              and (exists (select from vmdb.custom_attributes l where l.resource_type = 'VmOrTemplate' and l.resource_id = o.id)
                or exists (select from vmdb.taggings g where g.taggable_type = 'VmOrTemplate' and g.taggable_id = o.id)))
            """, connection) { Parameters = { new() { Value = emsId } } };
        return (long[])(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task CreateTagsAsync(NpgsqlConnection connection, long[] ids, CancellationToken cancel)
    {
        if (await MissingAsync(connection, ids, cancel) is [])
            return;
        // Several refreshes may meet a new value at once.
        await using (var alone = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('inventory.tags', 0))", connection))
            await alone.ExecuteNonQueryAsync(cancel);
        foreach (var (category, name, value) in await MissingAsync(connection, ids, cancel))
        {
            // Values that look alike once written as a name are told apart by a number.
            await using var create = new NpgsqlCommand(
                """
                with free as (
                  select $1 || '/' || $2 || case when n = 0 then '' else '_' || n end as name from generate_series(0, 1000) n
                  where not exists (select from vmdb.tags t where t.name = $1 || '/' || $2 || case when n = 0 then '' else '_' || n end) order by n limit 1),
                tag as (insert into vmdb.tags (name) select name from free returning id)
                insert into vmdb.classifications (description, tag_id, parent_id, read_only, show)
                select $3, tag.id, (select c.id from vmdb.classifications c where c.tag_id = $4), true, true from tag
                """, connection)
            {
                Parameters = { new() { Value = name }, new() { Value = NameOf(value) }, new() { Value = value }, new() { Value = category } },
            };
            await create.ExecuteNonQueryAsync(cancel);
        }
    }

    // Values of labels that have no tag yet in their mapping's category.
    private static async Task<List<(long Category, string Name, string Value)>> MissingAsync(
        NpgsqlConnection connection, long[] ids, CancellationToken cancel)
    {
        var missing = new List<(long Category, string Name, string Value)>();
        await using (var command = new NpgsqlCommand(
            $"""
            with {Mapped}
            select distinct c.id, c.name, m.value from mapped m join vmdb.tags c on c.id = m.tag_id
            where m.by_category and not exists (
              select from vmdb.classifications e join vmdb.tags t on t.id = e.tag_id where e.description = m.value and starts_with(t.name, c.name || '/'))
            order by 1, 3
            """, connection) { Parameters = { Ids(ids) } })
        await using (var row = await command.ExecuteReaderAsync(cancel))
            while (await row.ReadAsync(cancel))
                missing.Add((row.GetInt64(0), row.GetString(1), row.GetString(2)));
        return missing;
    }

    private static string NameOf(string value) =>
        string.Concat(value.ToLowerInvariant().Take(50).Select(c => char.IsAsciiLetterOrDigit(c) || c == ':' ? c : '_'));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, long[] ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { Ids(ids) } };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Ids(long[] ids) => new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}

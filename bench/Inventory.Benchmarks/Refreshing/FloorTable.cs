using Inventory.Domain.Models;
using Inventory.Sdk.Vmdb;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Benchmarks.Refreshing;

/// <summary>The rows of one kind of record: a stage with natural keys for links, and a table like that of the VMDB.</summary>
public sealed class FloorTable(RecordModel model, InventoryModels models, long emsId)
{
    private readonly string stage = $"stage_{model.Collection}";
    private readonly Dictionary<LinkColumn, RecordModel> targets = [];
    private ColumnSet used;

    /// <summary>Whether a link of what was copied may point into any table.</summary>
    public bool LinksAnywhere => model.Links.Any(l => l.IsPolymorphic && used.Contains(l));

    public Task StageAsync(NpgsqlConnection connection) => ExecuteAsync(connection,
        $"create temp table {stage} ({string.Join(", ", model.TableColumns.Select(c => $"\"{c.Name}\" {(c is LinkColumn ? "varchar" : c.SqlType)}").Prepend("root_key varchar").Prepend("root varchar"))}) on commit drop");

    public async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<FloorRecord> records)
    {
        var of = records.Aggregate(default(ColumnSet), (set, r) => set.Or(ColumnSet.NotNull(model, r.Record)));
        used = used.Or(of);
        var columns = model.TableColumns.Where(of.Contains).ToArray();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {stage} (root, root_key{string.Concat(columns.Select(c => $", \"{c.Name}\""))}) from stdin (format binary)");
        foreach (var (record, root, rootKey) in records)
        {
            copy.StartRow();
            copy.Write(root.Collection, NpgsqlDbType.Varchar);
            copy.Write(rootKey, NpgsqlDbType.Varchar);
            foreach (var column in columns)
                if (column is ValueColumn value)
                    value.WriteCopy(copy, record);
                else if (((LinkColumn)column).Reference(record) is not { } reference)
                    copy.WriteNull();
                else
                    copy.Write(KeyOf((LinkColumn)column, reference), NpgsqlDbType.Varchar);
        }
        await copy.CompleteAsync();
    }

    public async Task<int> UpsertAsync(NpgsqlConnection connection)
    {
        // Null must not become the default.
        var columns = model.TableColumns.Where(c => used.Contains(c) || c.Default is not null).ToArray();
        var written = new List<(string Name, string Value)> { ("id", "nextval('floor.ids')") };
        var from = $"{stage} s";
        if (model.ParentLink is { } parent)
        {
            var root = parent.Parents[0];
            var between = root.IsChild ? root : null;
            while (root.ParentLink is { } above)
                root = above.Parents[0];
            from += $" join floor.{root.Table} r on r.ems_id = {emsId} and r.ems_ref = s.root_key{(IsShared(root) ? $" and r.template = (s.root = '{TemplatesOf(root)}')" : "")}";
            if (between is not null)
                from += $" join floor.{between.Table} p on p.{between.ParentLink!.Column} = r.id";
            written.Add((parent.Column, between is null ? "r.id" : "p.id"));
            if (parent.TypeColumn is { } type)
                written.Add((type, $"'{parent.Parents[0].BaseClass}'"));
        }
        else
        {
            written.Add((model.OwnerColumn, $"{emsId}"));
        }
        foreach (var column in columns)
        {
            if (column is not LinkColumn link || !targets.TryGetValue(link, out var target))
            {
                written.Add((column.Name, column is LinkColumn ? "null" : $"s.\"{column.Name}\""));
                continue;
            }
            var at = $"l{written.Count}";
            from += $" left join floor.{target.Table} {at} on {at}.ems_id = {emsId} and {at}.ems_ref = s.\"{link.Name}\""
                + (IsShared(target) ? $" and {at}.template = {IsTemplate(target)}" : "");
            written.Add((link.Name, $"{at}.id"));
            if (link.TypeColumn is { } type)
                written.Add((type, $"case when {at}.id is not null then '{target.BaseClass}' end"));
            if (link.IsAncestry)
                written.Add(("ancestry", $"{at}.id::text"));
        }
        if (model.Timestamps is { } stamps)
            written.AddRange([(stamps.Created, "now()"), (stamps.Updated, "now()")]);
        string[] identity = model.ParentLink is { } of ? [of.Column] : IsShared(model) ? [model.OwnerColumn, "template"] : [model.OwnerColumn];
        string[] key = [.. identity, .. model.Keys.Select(k => k.Name)];
        return await ExecuteAsync(connection,
            $"""
            insert into floor.{model.Table} ({string.Join(", ", written.Select(w => $"\"{w.Name}\""))}) select {string.Join(", ", written.Select(w => w.Value))} from {from}
            on conflict ({string.Join(", ", key)})
            do update set {string.Join(", ", written.Where(w => w.Name != "id" && !key.Contains(w.Name)).Select(w => $"\"{w.Name}\" = excluded.\"{w.Name}\""))}
            """);
    }

    // What one link of all records points into is one collection, in every cloud that is measured.
    private string KeyOf(LinkColumn link, Sdk.IReference reference) =>
        targets.TryAdd(link, models.Find(reference.Collection)!) || targets[link].Collection == reference.Collection
            ? reference.Key
            : throw new NotSupportedException($"{model}.{link.Name} links to {targets[link]} and to {reference.Collection}.");

    private bool IsShared(RecordModel of) => models.Tables.First(t => t.Key == of.Table).Count() > 1;

    private string TemplatesOf(RecordModel of) => models.Tables.First(t => t.Key == of.Table).Single(IsTemplate).Collection;

    private static bool IsTemplate(RecordModel of) => ((VmOrTemplate)Activator.CreateInstance(of.RecordType)!).Template;

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3600 };
        return await command.ExecuteNonQueryAsync();
    }
}

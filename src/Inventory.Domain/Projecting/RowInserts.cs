using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Providers;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>Inserts rows of one table by COPY, ids and links known beforehand.</summary>
internal static class RowInserts
{
    public static async Task InsertAsync(
        SqlPipeline sql, CopiedKeys keys, TableStatistics statistics, long owner, RecordModel model, IReadOnlyList<RowChange> rows, LinkResolution links,
        IReadOnlyDictionary<long, string> ancestry, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        var parents = await ParentIdsAsync(sql, model, rows, cancel);
        var used = rows.Aggregate(default(ColumnSet), (set, row) => set.Or(row.Patch.Columns));
        // A column with an SQL default is always written: null must not become the default.
        var columns = model.TableColumns.Where(c => used.Contains(c) || c.Default is not null).ToArray();
        var names = new List<string> { "id", model.ParentLink?.Column ?? model.OwnerColumn };
        if (model.ParentLink?.TypeColumn is { } parentType)
            names.Add(parentType);
        foreach (var column in columns)
        {
            names.Add(column.Name);
            if (column is LinkColumn { TypeColumn: { } targetType })
                names.Add(targetType);
        }
        if (ancestry.Count > 0)
            names.Add("ancestry");
        if (model.Timestamps is { } stamps)
            names.AddRange([stamps.Created, stamps.Updated]);

        var connection = await keys.BeginAsync(model.Table, rows.Count, cancel);
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {Sql.Name(model.Table)} ({string.Join(", ", names.Select(Sql.Name))}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            copy.StartRow();
            copy.Write(row.Id, NpgsqlDbType.Bigint);
            keys.Copy(row.Id);
            if (model.ParentLink is { } parent)
                WriteKey(copy, keys, parent.Table, parents(row));
            else if (row.Change.Connected)
                WriteKey(copy, keys, ManagementTables.Managers.Identifier.Name, owner);
            else
                copy.WriteNull();
            if (model.ParentLink?.TypeColumn is not null)
                copy.Write(model.ParentLink.Parents[0].BaseClass, NpgsqlDbType.Varchar);
            foreach (var column in columns)
                Write(copy, keys, column, row, links);
            if (ancestry.TryGetValue(row.Id, out var path))
                copy.Write(path, NpgsqlDbType.Varchar);
            else if (ancestry.Count > 0)
                copy.WriteNull();
            if (model.Timestamps is null)
                continue;
            var (created, updated) = row.Patch.Times ?? (row.Change.At, row.Change.At);
            copy.Write(created.UtcDateTime, NpgsqlDbType.TimestampTz);
            copy.Write(updated.UtcDateTime, NpgsqlDbType.TimestampTz);
        }
        await copy.CompleteAsync(cancel);
        await copy.CloseAsync(cancel);
        keys.End();
        await statistics.RenewAsync(connection, Sql.Name(model.Table), rows.Count, cancel);
    }

    private static void WriteKey(NpgsqlBinaryImporter copy, CopiedKeys keys, string table, long id)
    {
        copy.Write(id, NpgsqlDbType.Bigint);
        keys.Refer(table, id);
    }

    private static void Write(NpgsqlBinaryImporter copy, CopiedKeys keys, Column column, RowChange row, LinkResolution links)
    {
        if (column is ValueColumn value)
            value.WriteCopy(copy, row.Patch.Values);
        else if (column is LinkColumn { IsLate: false } link && links.IdOf(link, row) is { } id)
        {
            if (link.IsPolymorphic)
                copy.Write(id, NpgsqlDbType.Bigint);
            else
                WriteKey(copy, keys, link.TargetTable, id);
        }
        else
            copy.WriteNull();
        if (column is not LinkColumn { TypeColumn: not null } polymorphic)
            return;
        if (links.ClassOf(polymorphic, row) is { } type)
            copy.Write(type, NpgsqlDbType.Varchar);
        else
            copy.WriteNull();
    }

    /// <summary>Links into tables that are filled later, as cycles have them: set once all rows are there.</summary>
    public static void FillLateLinks(SqlPipeline sql, RecordModel model, IReadOnlyList<RowChange> rows, LinkResolution links)
    {
        foreach (var link in model.Links.Where(l => l.IsLate))
        {
            var pairs = rows.Select(r => (r.Id, Target: links.IdOf(link, r))).Where(p => p.Target is not null).ToArray();
            if (pairs.Length == 0)
                continue;
            sql.Add($"update {Sql.Name(model.Table)} t set {Sql.Name(link.Name)} = u.target from unnest($1, $2) as u(id, target) where t.id = u.id",
                new NpgsqlParameter { Value = pairs.Select(p => p.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new NpgsqlParameter { Value = pairs.Select(p => p.Target!.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        }
    }

    // The parent of a child is its root, or a child that exists once under it: new in the same change, or stored.
    private static async Task<Func<RowChange, long>> ParentIdsAsync(
        SqlPipeline sql, RecordModel model, IReadOnlyList<RowChange> rows, CancellationToken cancel)
    {
        if (model.ParentLink is not { } link || !link.Parents[0].IsChild)
            return row => row.Change.Id;
        var parent = link.Parents[0];
        var stored = new Dictionary<long, long>();
        var roots = rows.Where(r => Added(r.Change, parent) is null).Select(r => r.Change.Id).Distinct().ToArray();
        if (roots.Length > 0)
        {
            var column = Sql.Name(parent.ParentLink!.Column);
            await using var command = new NpgsqlCommand($"select {column}, id from {Sql.Name(parent.Table)} where {column} = any($1)", await sql.SendAsync(cancel))
            {
                Parameters = { new() { Value = roots, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
            };
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
                stored.Add(row.GetInt64(0), row.GetInt64(1));
        }
        return row => Added(row.Change, parent)?.Id ?? stored[row.Change.Id];
    }

    private static RecordPatch? Added(ObjectChange change, RecordModel parent)
    {
        foreach (var child in change.Patch.Children)
            if (child.Model == parent && child.Kind == PatchKind.Add)
                return child;
        return null;
    }
}

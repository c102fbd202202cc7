using System.Data.Common;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>
/// The rows of one table that belong to some root objects, read back into records. Links are read as the row ids that the table has, and named
/// when all tables are read (<see cref="LinkNames"/>): a statement of many joins takes longer to plan than a few rows to read.
/// </summary>
internal sealed class StoredRows
{
    private readonly RecordModel model;
    private readonly ValueColumn[] columns;
    private readonly string from;
    private readonly string rootId;
    private readonly Dictionary<long, VmdbRecord> byId = [];

    /// <summary>Prepares to read a root's own table, or that of one of its kinds of children.</summary>
    public StoredRows(RecordModel model)
    {
        this.model = model;
        columns = [.. model.Columns.OfType<ValueColumn>()];
        (var joins, rootId) = model.IsChild ? StoredObjects.PathToRoot(model) : ("", "t.id");
        from = $"from {Sql.Table(model.Table)} t{joins} where {rootId} = any($1)";
    }

    /// <summary>What was read: the root's id, and the record.</summary>
    public List<(long Root, StoredRecord Stored)> Found { get; } = [];

    private bool HasLinks => model.Links.Count + model.LinkLists.Count > 0;

    /// <summary>Adds what is to be asked.</summary>
    public void Ask(NpgsqlBatch batch, long[] ids)
    {
        // JSON is read as text, whatever type its column has
        var values = string.Concat(columns.Select(c => $", t.{Sql.Name(c.Name)}{(c.DbType == NpgsqlDbType.Jsonb ? "::text" : "")}"));
        Add($"select t.id, {rootId}{values}{string.Concat(model.Links.Select(l => $", t.{Sql.Name(l.Name)}"))} {from}");
        var own = model.IsChild ? $"in (select t.id {from})" : "= any($1)";
        foreach (var join in model.LinkLists.Select(l => l.Join))
            Add($"select j.{Sql.Name(join.Owner)}, j.{Sql.Name(join.Target)} from {Sql.Table(join.Table)} j where j.{Sql.Name(join.Owner)} {own}");
        if (HasLinks)
            Add($"select owner_id, owner_table, owner_column, collection, key from inventory.unresolved_links where owner_table = any($2) and owner_id {own}")
                .Parameters.Add(new()
                {
                    Value = model.LinkLists.Select(l => l.Join.Table).Append(model.Table).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar,
                });

        NpgsqlBatchCommand Add(string sql)
        {
            var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } } };
            batch.BatchCommands.Add(command);
            return command;
        }
    }

    /// <summary>Reads the answers, and goes on to what comes after them.</summary>
    public async Task ReadAsync(NpgsqlDataReader row, LinkNames names, CancellationToken cancel)
    {
        while (await row.ReadAsync(cancel))
            Read(row, names);
        await row.NextResultAsync(cancel);
        foreach (var list in model.LinkLists)
        {
            while (await row.ReadAsync(cancel))
                names.Want(list, byId[row.GetInt64(0)], row.GetInt64(1));
            await row.NextResultAsync(cancel);
        }
        if (!HasLinks)
            return;
        while (await row.ReadAsync(cancel))
            ReadUnresolved(row, names);
        await row.NextResultAsync(cancel);
    }

    private void Read(NpgsqlDataReader row, LinkNames names)
    {
        var record = model.Blank();
        for (var i = 0; i < columns.Length; i++)
            columns[i].ReadRow(row, i + 2, record);
        for (var i = 0; i < model.Links.Count; i++)
            if (!row.IsDBNull(2 + columns.Length + i))
                names.Want(model.Links[i], record, row.GetInt64(2 + columns.Length + i));
        byId.Add(row.GetInt64(0), record);
        Found.Add((row.GetInt64(1), new StoredRecord(row.GetInt64(0), record)));
    }

    // A link whose target is not known has a null column; what it points to is remembered beside the tables.
    private void ReadUnresolved(DbDataReader row, LinkNames names)
    {
        var (record, table, column, collection, key) = (byId[row.GetInt64(0)], row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));
        if (table != model.Table)
            names.Add(model.LinkLists.First(l => l.Join.Table == table), record, collection, key);
        else if (model.Links.FirstOrDefault(l => l.Name == column) is { } link)
            link.Link(record, collection, key);
    }
}

/// <summary>Turns the row ids that links were read as into natural keys, for all tables at once.</summary>
internal sealed class LinkNames
{
    private readonly List<(LinkColumn Link, VmdbRecord Record, long Id)> links = [];
    private readonly List<(LinkListColumn List, VmdbRecord Record, long Id)> members = [];
    private readonly Dictionary<(LinkListColumn List, VmdbRecord Record), List<IReference>> lists = [];

    /// <summary>A record links to the row with an id.</summary>
    public void Want(LinkColumn link, VmdbRecord record, long id) => links.Add((link, record, id));

    /// <summary>The row with an id is one of those that a record links to.</summary>
    public void Want(LinkListColumn list, VmdbRecord record, long id) => members.Add((list, record, id));

    /// <summary>The object with a key, of which there is no row, is one of those that a record links to.</summary>
    public void Add(LinkListColumn list, VmdbRecord record, string collection, string key) =>
        (lists.TryGetValue((list, record), out var known) ? known : lists[(list, record)] = []).Add(list.To.Reference(collection, key));

    /// <summary>Makes the links.</summary>
    public async Task LinkAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var names = await NamesAsync(connection, cancel);
        foreach (var (link, record, id) in links)
            if (names.TryGetValue(id, out var name))
                link.Link(record, name.Collection, name.Key);
        foreach (var (list, record, id) in members)
            if (names.TryGetValue(id, out var name))
                Add(list, record, name.Collection, name.Key);
        foreach (var ((list, record), references) in lists)
            list.Link(record, references);
    }

    private async Task<Dictionary<long, (string Collection, string Key)>> NamesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var names = new Dictionary<long, (string, string)>();
        var ids = links.Select(l => l.Id).Concat(members.Select(m => m.Id)).Distinct().ToArray();
        if (ids.Length == 0)
            return names;
        await using var command = new NpgsqlCommand("select id, collection, key from inventory.objects where id = any($1)", connection)
        {
            Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            names.Add(row.GetInt64(0), (row.GetString(1), row.GetString(2)));
        return names;
    }
}

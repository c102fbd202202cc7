using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Finds the keys that secondary references mean (<see cref="InventoryCollection{T}.LazyFindBy"/>), among the records of a refresh and what is
/// stored: events and rows know keys only.
/// </summary>
internal sealed class SecondaryIndex(
    InventoryModels models, ReconciliationTask task, KnownInventory known, IReadOnlyList<WaitingRecord> waiting, NpgsqlConnection connection)
{
    private readonly Dictionary<(string Collection, string By, string Value), string?> keys = [];

    /// <summary>Looks up all secondary references of the waiting records: one query per collection and set of attributes.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var reference in waiting.SelectMany(References).Where(r => r.By is not null))
            keys.TryAdd((reference.Collection, reference.By!, reference.Key), null);
        foreach (var group in keys.Keys.GroupBy(k => (k.Collection, k.By)).ToArray())
        {
            if (models.Find(group.Key.Collection) is not { IsChild: false } model)
                continue;
            var columns = group.Key.By.Split(',').Select(a => model.Columns.FirstOrDefault(c => c.Name == a && c.DbType == NpgsqlDbType.Varchar)).ToArray();
            if (columns.Contains(null))
            {
                task.Report.Note(model, null, $"There is no text attribute for a reference by {group.Key.By}; links by it are empty.");
                continue;
            }
            await FindStoredAsync(model, group.Key.By, columns!, [.. group.Select(g => g.Value)], cancel);
            foreach (var (key, incoming) in known.Incoming(model))
                if (incoming.Record is { } record)
                    Offer(model, group.Key.By, columns!, record, key);
            foreach (var record in waiting.Where(w => w.Identity.Model == model))
                Offer(model, group.Key.By, columns!, record.Record, record.Identity.Key);
        }
    }

    /// <summary>The reference by key that a reference means; null if it means nothing.</summary>
    public IReference? Primary(IReference reference)
    {
        if (reference.By is not { } by)
            return reference;
        return keys.GetValueOrDefault((reference.Collection, by, reference.Key)) is { } key
            ? new Reference<VmdbRecord>(reference.Collection, key)
            : null;
    }

    /// <summary>Puts keys in the place of secondary references; those that mean nothing become null, with a note.</summary>
    public void Replace(WaitingRecord waiting)
    {
        var (model, record) = (waiting.Identity.Model, waiting.Record);
        foreach (var link in model.Links)
        {
            if (link.Reference(record) is not { By: not null } reference)
                continue;
            if (Primary(reference) is { } primary)
            {
                link.Link(record, primary.Collection, primary.Key);
                continue;
            }
            link.Clear(record);
            task.Report.Note(model, waiting.Identity.Key, $"The link {link.Member} is empty: nothing in {reference.Collection} has that {reference.By}.");
        }
        foreach (var list in model.LinkLists)
            if (list.References(record).Any(r => r.By is not null))
                list.Link(record, list.References(record).Select(Primary).OfType<IReference>().Select(r => list.To.Reference(r.Collection, r.Key)));
    }

    private static IEnumerable<IReference> References(WaitingRecord waiting)
    {
        foreach (var reference in waiting.Identity.Model.References(waiting.Record))
            yield return reference;
        foreach (var lookUp in waiting.LookUps)
            for (var reference = lookUp.Source; reference is not null; reference = reference.Parent)
                yield return reference;
    }

    private async Task FindStoredAsync(RecordModel model, string by, Column[] columns, string[] values, CancellationToken cancel)
    {
        var names = string.Join(", ", columns.Select(c => $"t.{Sql.Name(c.Name)}"));
        await using var command = new NpgsqlCommand(
            $"""
            select o.key, {names} from {Sql.Table(model.Table)} t join inventory.objects o on o.id = t.id
            where o.ems_id = $1 and o.collection = $2 and o.connected and t.{Sql.Name(columns[0].Name)} = any($3)
            """, connection)
        {
            Parameters =
            {
                new() { Value = task.EmsId }, new() { Value = model.Collection, NpgsqlDbType = NpgsqlDbType.Varchar },
                new()
                {
                    Value = values.Select(v => NaturalKey.Unescape(v.Split('/')[0])).Distinct().ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar,
                },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            if (known.Peek(model, row.GetString(0)) is not { } found || (found is { Gone: false, Awaited: false } && found.Incoming?.Has(0) != true))
                Offer(model, by, [.. Enumerable.Range(1, columns.Length).Select(i => row.IsDBNull(i) ? null : row.GetString(i))], row.GetString(0));
    }

    private void Offer(RecordModel model, string by, Column[] columns, VmdbRecord record, string key) =>
        Offer(model, by, [.. columns.Select(c => c.KeyPart(record))], key);

    private void Offer(RecordModel model, string by, string?[] values, string key)
    {
        var wanted = (model.Collection, by, NaturalKey.Join(values));
        if (keys.TryGetValue(wanted, out var other) && (other is null || string.CompareOrdinal(key, other) < 0))
            keys[wanted] = key;
    }
}

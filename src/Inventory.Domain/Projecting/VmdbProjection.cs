using Inventory.Domain.Models;
using Inventory.Domain.Persisting;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Turns changes of inventory objects into rows, set by set: a number of statements that depends on the number of tables, not of objects.
/// The one projection of the VMDB: inline for small refreshes and large ones, and for rebuilds. Runs inside the caller's transaction, and in the
/// tables that its search path names: the live ones (<see cref="LiveTables"/>), or others beside them.
/// </summary>
/// <remarks>
/// The time stamps of a row: created is when the row appeared (a row that was deleted and returns appears anew, an archived one does not), and
/// updated is the latest event that changed a column of it or, for a root, took it from its manager or gave it back. A link that resolves later,
/// or whose target goes away, is no change of the row.
/// </remarks>
public sealed class VmdbProjection(InventoryModels models)
{
    /// <summary>The search path of the live tables.</summary>
    public const string LiveTables = $"{Sql.VmdbSchema}, {Sql.InventorySchema}";

    /// <summary>So many rows of a table, copied at once, have their foreign keys checked together (<see cref="CopiedKeys"/>). Default: 250; fewer are not worth the statements.</summary>
    public int ManyRows { get; init; } = 250;

    /// <summary>Projects changes; at most one per object.</summary>
    /// <param name="sql">The statements of a transaction.</param>
    /// <param name="changes">The changes, ids assigned.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task ApplyAsync(SqlPipeline sql, IReadOnlyList<ObjectChange> changes, CancellationToken cancel)
    {
        var memory = new TransactionMemory();
        await ApplyAsync(sql, changes, memory, cancel);
        await memory.Ancestry.RenewAsync(sql, cancel);
    }

    /// <summary>Projects some of the changes of a transaction.</summary>
    /// <param name="sql">The statements of the transaction.</param>
    /// <param name="changes">The changes, ids assigned.</param>
    /// <param name="memory">The transaction's; its ancestry is to be renewed after the last of them.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task ApplyAsync(SqlPipeline sql, IReadOnlyList<ObjectChange> changes, TransactionMemory memory, CancellationToken cancel)
    {
        foreach (var ofOneManager in changes.GroupBy(c => c.EmsId))
            await ApplyAsync(sql, ofOneManager.Key, [.. ofOneManager], memory, cancel);
    }

    private async Task ApplyAsync(SqlPipeline sql, long emsId, List<ObjectChange> changes, TransactionMemory memory, CancellationToken cancel)
    {
        var (ancestry, known) = (memory.Ancestry, memory.Of(emsId));
        var rows = changes.Where(c => c.HasRow).SelectMany(RowsOf).ToLookup(r => (r.Patch.Model, r.Patch.Kind));
        var family = known.Family ??= ManagerFamily.Ask(sql, emsId);
        var links = LinkResolution.Ask(sql, models, known, emsId, changes, rows.SelectMany(g => g));
        await sql.SendAsync(cancel);

        await ObjectRegistry.WriteAsync(sql, changes, cancel);
        RowRemovals.Disconnect(sql, models, emsId, known, changes, ancestry);
        RowRemovals.RemoveChildren(sql, changes);
        var (placed, keys) = (new HashSet<long>(), new CopiedKeys(sql, ManyRows));
        foreach (var model in models.InsertOrder)
        {
            RowChange[] added = [.. rows[(model, PatchKind.Add)]];
            var paths = await ancestry.OfAddedAsync(sql, model, added, links, cancel);
            placed.UnionWith(paths.Keys);
            await RowInserts.InsertAsync(sql, keys, memory.Statistics, family.OwnerOf(model), model, added, links, paths, cancel);
        }
        foreach (var model in models.InsertOrder)
        {
            RowChange[] added = [.. rows[(model, PatchKind.Add)]], changed = [.. rows[(model, PatchKind.Change)].Where(r => !r.Patch.Columns.IsEmpty)];
            RowInserts.FillLateLinks(sql, model, added, links);
            RowUpdates.Update(sql, model, changed, links);
            await JoinRows.WriteAsync(sql, model, added.Concat(changed), links, cancel);
            if (model.Ancestry is { } tree)
                ancestry.Touch(model.Table, tree, added.Concat(changed).Where(r => r.Patch.Columns.Contains(tree) && !placed.Contains(r.Id)).Select(r => r.Id));
        }
        await links.RememberUnresolvedAsync(sql, cancel);
        await links.FillArrivedAsync(sql, models, changes, ancestry, cancel);
    }

    private static IEnumerable<RowChange> RowsOf(ObjectChange change)
    {
        yield return new RowChange(change, change.Patch.Root, change.Id);
        foreach (var child in change.Patch.Children)
            if (child.Kind != PatchKind.Remove)
                yield return new RowChange(change, child, child.Id);
    }
}

/// <summary>One row to insert or update.</summary>
/// <param name="Change">The change that it is part of.</param>
/// <param name="Patch">The record's values.</param>
/// <param name="Id">Id of the row.</param>
internal readonly record struct RowChange(ObjectChange Change, RecordPatch Patch, long Id);

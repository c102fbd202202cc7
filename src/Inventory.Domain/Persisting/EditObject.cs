using Inventory.Domain.Models;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Changes columns of an inventory object as a user says, by an event as every change. The cloud's word counts again with the next refresh that reads the
/// object: it finds the difference, and records it.
/// </summary>
public sealed class EditObject(InventoryModels models, NpgsqlDataSource database, RecordChanges record, TimeProvider time)
{
    /// <summary>Edits a root object.</summary>
    /// <param name="id">Id of its row.</param>
    /// <param name="edit">Changes the record.</param>
    /// <param name="user">Who edits.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What is in the way, or null.</returns>
    public async Task<string?> EditAsync(long id, Action<VmdbRecord> edit, string user, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not var (emsId, model, key, version, connected, stored))
            return "it came from no provider";
        if (!connected)
            return "it is archived, its provider has it no longer";
        var edited = model.Blank();
        foreach (var column in model.Columns)
            column.Copy(stored, edited);
        edit(edited);
        foreach (var column in model.Columns)
            column.Normalise(edited);
        var differing = ColumnSet.Differing(model, stored, edited);
        if (differing.IsEmpty)
            return null;
        var at = new DateTimeOffset(time.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero); // what PostgreSQL can keep
        var patch = new ObjectPatch(new RecordPatch(model, "", id, PatchKind.Change, edited, differing), []);
        var changes = new ChangeSet();
        changes.Add(new ObjectChange(emsId, key, id, version + 1, ChangeKind.Changed, at, patch) { Fingerprint = [] });
        try
        {
            var metadata = new EventMetadata(StreamName.Of(emsId, model, key), null, user, at);
            await record.CommitAsync(emsId, changes, metadata, _ => { }, (_, _) => Task.CompletedTask, cancel);
            return null;
        }
        catch (ConcurrentChangeException)
        {
            return "it was changed meanwhile";
        }
    }

    private async Task<(long EmsId, RecordModel Model, string Key, long Version, bool Connected, VmdbRecord Record)?> FindAsync(
        long id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("select ems_id, collection, key, version, connected from inventory.objects where id = $1", connection)
        {
            Parameters = { new() { Value = id } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel) || models.Find(row.GetString(1)) is not { } model)
            return null;
        var (emsId, key, version, connected) = (row.GetInt64(0), row.GetString(2), row.GetInt64(3), row.GetBoolean(4));
        await row.CloseAsync();
        var stored = await StoredObjects.LoadAsync(connection, model, [], [id], cancel);
        return stored.GetValueOrDefault(id) is { } found ? (emsId, model, key, version, connected, found.Root.Record) : null;
    }
}

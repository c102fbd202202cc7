using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Api.Commanding;

/// <summary>Looks up which object of which provider a row is.</summary>
public sealed class InventoryObjects(NpgsqlDataSource database, InventoryModels models)
{
    /// <summary>The main manager of the provider to which a manager belongs: itself, or its parent. Null if there is no such manager.</summary>
    public async Task<long?> MainManagerAsync(long id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select coalesce(parent_ems_id, id) from vmdb.ext_management_systems where id = $1");
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync(cancel) as long?;
    }

    /// <summary>The object that a root row is; null if it came from no provider.</summary>
    public async Task<InventoryObject?> FindAsync(long id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select ems_id, collection, key, connected from inventory.objects where id = $1");
        command.Parameters.Add(new() { Value = id });
        return await ReadAsync(command, cancel) is [var only] ? only : null;
    }

    /// <summary>The objects of one provider to which children with that value belong.</summary>
    /// <param name="emsId">The provider's main manager.</param>
    /// <param name="child">What the children are.</param>
    /// <param name="attribute">A text column of theirs.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<InventoryObject>> WithChildAsync(long emsId, RecordModel child, string attribute, string value, CancellationToken cancel)
    {
        var (joins, root) = StoredObjects.PathToRoot(child);
        await using var command = database.CreateCommand(
            $"""
            select distinct o.ems_id, o.collection, o.key, o.connected from {Sql.Table(child.Table)} t{joins}
            join inventory.objects o on o.id = {root}
            where t.{Sql.Name(attribute)} = $1 and o.ems_id = $2 and o.connected
            """);
        command.Parameters.Add(new() { Value = value });
        command.Parameters.Add(new() { Value = emsId });
        return await ReadAsync(command, cancel);
    }

    private async Task<List<InventoryObject>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var found = new List<InventoryObject>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            if (models.Find(row.GetString(1)) is { } model)
                found.Add(new InventoryObject(row.GetInt64(0), model, row.GetString(2), row.GetBoolean(3)));
        return found;
    }
}

/// <summary>An object of the inventory.</summary>
/// <param name="EmsId">The main manager of its provider.</param>
/// <param name="Model">What it is.</param>
/// <param name="Key">Its natural key.</param>
/// <param name="IsConnected">Whether the cloud still has it.</param>
public sealed record InventoryObject(long EmsId, RecordModel Model, string Key, bool IsConnected);

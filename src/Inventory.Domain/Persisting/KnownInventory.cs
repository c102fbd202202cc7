using Inventory.Domain.Models;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>The objects of one manager that the store knows or a refresh brings: whole collections in a full refresh, else what is asked about.</summary>
public sealed class KnownInventory(NpgsqlDataSource database, long emsId, Scope scope)
{
    private readonly Dictionary<RecordModel, Dictionary<string, KnownObject>> known = [];

    /// <summary>The kinds of root objects of which some were asked for.</summary>
    public IEnumerable<RecordModel> Models => known.Keys;

    /// <summary>The objects of a collection that were loaded, or came, by key.</summary>
    public IReadOnlyDictionary<string, KnownObject> Of(RecordModel model) => known[model];

    /// <summary>The object with that key; one that the store does not know is added.</summary>
    public KnownObject Find(RecordModel model, string key)
    {
        var objects = known[model];
        if (!objects.TryGetValue(key, out var found))
            objects.Add(key, found = new KnownObject());
        return found;
    }

    /// <summary>Makes sure that the objects with these keys are loaded if the store knows them.</summary>
    public async Task LoadAsync(RecordModel model, IEnumerable<string> keys, CancellationToken cancel)
    {
        var loaded = known.GetValueOrDefault(model);
        if (scope.IsFull && loaded is not null)
            return;
        var missing = scope.IsFull ? [] : keys.Where(k => loaded?.ContainsKey(k) != true).ToArray();
        if (loaded is not null && missing.Length == 0)
            return;
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = scope.IsFull
            ? await KnownObjects.LoadAllAsync(connection, emsId, model, cancel)
            : await KnownObjects.LoadAsync(connection, emsId, model, missing, cancel);
        if (loaded is null)
            known[model] = found;
        else
            foreach (var (key, value) in found)
                loaded[key] = value;
    }
}

using Inventory.Domain.Models;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>The objects of one manager that the store knows or a refresh brings: whole collections in a full refresh, else what is asked about.</summary>
public sealed class KnownInventory(NpgsqlDataSource database, long emsId, Scope scope)
{
    private readonly Dictionary<RecordModel, Dictionary<string, KnownObject>> known = [];
    private readonly HashSet<RecordModel> whole = [];

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

    /// <summary>The object with that key, if it was loaded or came; null if not.</summary>
    public KnownObject? Peek(RecordModel model, string key) => known.GetValueOrDefault(model)?.GetValueOrDefault(key);

    /// <summary>The objects of a collection that came and differ, or may differ, from what is stored.</summary>
    public IEnumerable<(string Key, IncomingObject Incoming)> Incoming(RecordModel model)
    {
        foreach (var (key, value) in known.GetValueOrDefault(model) ?? [])
        {
            if (value.Incoming is not { } incoming)
                continue;
            yield return (key, incoming);
            incoming.Close();
        }
    }

    /// <summary>Makes sure that the objects with these keys are loaded if the store knows them.</summary>
    public async Task LoadAsync(RecordModel model, IEnumerable<string> keys, CancellationToken cancel)
    {
        if (scope.IsFull)
        {
            await LoadAllAsync(model, cancel);
            return;
        }
        var loaded = known.GetValueOrDefault(model);
        var missing = whole.Contains(model) ? [] : keys.Where(k => loaded?.ContainsKey(k) != true).ToArray();
        if (missing.Length == 0)
        {
            known.TryAdd(model, []);
            return;
        }
        await using var connection = await database.OpenConnectionAsync(cancel);
        Add(model, await KnownObjects.LoadAsync(connection, emsId, model, missing, cancel));
    }

    /// <summary>Makes sure that all objects of a collection are loaded.</summary>
    public async Task LoadAllAsync(RecordModel model, CancellationToken cancel)
    {
        if (!whole.Add(model))
            return;
        await using var connection = await database.OpenConnectionAsync(cancel);
        Add(model, await KnownObjects.LoadAllAsync(connection, emsId, model, cancel));
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => known.Clear();

    // What was loaded before knows how far it has been compared.
    private void Add(RecordModel model, Dictionary<string, KnownObject> found)
    {
        if (known.TryGetValue(model, out var loaded))
            foreach (var (key, value) in found)
                loaded.TryAdd(key, value);
        else
            known[model] = found;
    }
}

using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Collecting;

/// <summary>What a refresh reads for its targets: the named objects, where the kind of provider can read such; else more, and then it says why.</summary>
/// <param name="manager">The kind of provider.</param>
public sealed class TargetPlan(Manager manager)
{
    // No ids: the whole collection.
    private readonly Dictionary<string, HashSet<string>?> wanted = [];
    private readonly List<string> remarks = [];
    private string? everything;

    /// <summary>Collection → native ids, none for a whole collection; no collection for everything.</summary>
    public IReadOnlyDictionary<string, string[]> Targets => everything is not null ? [] : wanted.ToDictionary(w => w.Key, w => w.Value?.ToArray() ?? []);

    /// <summary>What is read besides the targets, and why; for people. Empty if nothing is.</summary>
    public string Remarks => everything is null ? string.Concat(remarks.Distinct().Select(r => $". {r}")) : $". Everything is read: {everything}";

    /// <summary>Nothing has been added yet.</summary>
    public bool IsEmpty => wanted.Count == 0 && everything is null;

    /// <summary>Adds an object by its native id, or a whole collection.</summary>
    public void Add(RecordModel root, string? id)
    {
        if (!manager.TargetedCollections.Contains(root.Collection))
            AddEverything($"{manager.Description} cannot read {root.Collection} alone");
        else if (id is null)
            wanted[root.Collection] = null;
        else if (!wanted.TryGetValue(root.Collection, out var ids))
            wanted[root.Collection] = [id];
        else
            ids?.Add(id);
    }

    /// <summary>Adds an object by its natural key.</summary>
    public void AddKey(RecordModel root, string key)
    {
        if (HasNativeId(root))
            Add(root, NaturalKey.Unescape(key));
        else
            AddAll(root);
    }

    /// <summary>Adds all objects of a kind of which no single one can be named.</summary>
    public void AddAll(RecordModel root)
    {
        Remark($"All {root.Collection} are read, because one has no id of its own");
        Add(root, null);
    }

    /// <summary>Adds all that the provider has.</summary>
    public void AddEverything(string why) => everything ??= why;

    /// <summary>Says something about what is read.</summary>
    public void Remark(string text) => remarks.Add(text);

    /// <summary>Whether one native id names an object of that kind.</summary>
    public static bool HasNativeId(RecordModel root) => root.Keys is [ValueColumn];
}

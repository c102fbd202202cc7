using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>
/// What a refresh brings of one root object: its record, and those of its children by part (<see cref="RecordModel.Parts"/>). Part 0 is the
/// root itself.
/// </summary>
public sealed class IncomingObject(RecordModel model, string key)
{
    private static readonly Dictionary<string, VmdbRecord> None = [];
    private readonly Dictionary<string, VmdbRecord>?[] children = new Dictionary<string, VmdbRecord>?[model.Parts.Count];

    /// <summary>Kind of the root.</summary>
    public RecordModel Model { get; } = model;

    /// <summary>Key of the root.</summary>
    public string Key { get; } = key;

    /// <summary>The root's record; null when only children of it are held.</summary>
    public VmdbRecord? Record { get; private set; }

    /// <summary>Sum of the fingerprints of the records of each part: children come in any order and any number.</summary>
    public ulong[] Sums { get; } = new ulong[model.Parts.Count];

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => Record is null && Array.TrueForAll(children, c => c is null);

    /// <summary>The children of a part by their keys under the root.</summary>
    public Dictionary<string, VmdbRecord> Children(int part) => children[part] ?? None;

    /// <summary>How many records of a part it holds.</summary>
    public int Count(int part) => part > 0 ? children[part]?.Count ?? 0 : Record is null ? 0 : 1;

    /// <summary>The record of a part with that key, or null.</summary>
    public VmdbRecord? Find(int part, string key) => part == 0 ? Record : children[part]?.GetValueOrDefault(key);

    /// <summary>Adds a record that is not there yet.</summary>
    public void Add(int part, string key, VmdbRecord record, ulong fingerprint)
    {
        if (part == 0)
            Record = record;
        else
            (children[part] ??= []).Add(key, record);
        Sums[part] = unchecked(Sums[part] + fingerprint);
    }

    /// <summary>Forgets one child.</summary>
    public void Drop(int part, string key, FingerprintBuilder fingerprints)
    {
        if (children[part]?.Remove(key, out var record) == true)
            Sums[part] = unchecked(Sums[part] - fingerprints.Of(Model.Parts[part], key, record));
    }

    /// <summary>Forgets the records of a part.</summary>
    public void Drop(int part)
    {
        if (part == 0)
            Record = null;
        else
            children[part] = null;
        Sums[part] = 0;
    }
}

using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>
/// What a refresh brings of one root object: its record, and those of its children by part (<see cref="RecordModel.Parts"/>). Part 0 is the
/// root itself. While it waits for the rest of a refresh it may be packed (<see cref="ObjectPacker"/>): who asks for a record finds it all the same.
/// </summary>
public sealed class IncomingObject(RecordModel model, string key)
{
    private static readonly Dictionary<string, VmdbRecord> None = [];
    private VmdbRecord? record;
    private Dictionary<string, VmdbRecord>?[]? children;
    private ulong[]? sums = new ulong[model.Parts.Count];

    // The block of bytes that holds the records, for as long as nothing is added or dropped, where they begin, and one bit for each part that has some.
    private byte[]? packed;
    private int start;
    private ulong held;

    /// <summary>Kind of the root.</summary>
    public RecordModel Model { get; } = model;

    /// <summary>Key of the root.</summary>
    public string Key { get; } = key;

    /// <summary>The root's record; null when only children of it are held.</summary>
    public VmdbRecord? Record
    {
        get
        {
            Unpack();
            return record;
        }
    }

    /// <summary>Sum of the fingerprints of the records of each part: children come in any order and any number.</summary>
    public ulong[] Sums => Unpack();

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => packed is not null ? held == 0 : record is null && (children is null || Array.TrueForAll(children, c => c is null));

    /// <summary>Whether it holds records of a part.</summary>
    public bool Has(int part) => packed is not null ? (held & (1UL << part)) != 0 : Count(part) > 0;

    /// <summary>The children of a part by their keys under the root.</summary>
    public Dictionary<string, VmdbRecord> Children(int part)
    {
        Unpack();
        return children?[part] ?? None;
    }

    /// <summary>How many records of a part it holds.</summary>
    public int Count(int part) => part > 0 ? Children(part).Count : Record is null ? 0 : 1;

    /// <summary>The record of a part with that key, or null.</summary>
    public VmdbRecord? Find(int part, string key) => part == 0 ? Record : Children(part).GetValueOrDefault(key);

    /// <summary>Adds a record that is not there yet.</summary>
    public void Add(int part, string key, VmdbRecord record, ulong fingerprint)
    {
        var sums = Change();
        Put(part, key, record);
        sums[part] = unchecked(sums[part] + fingerprint);
    }

    /// <summary>Forgets one child.</summary>
    public void Drop(int part, string key, FingerprintBuilder fingerprints)
    {
        var sums = Change();
        if (children?[part]?.Remove(key, out var dropped) == true)
            sums[part] = unchecked(sums[part] - fingerprints.Of(Model.Parts[part], key, dropped));
    }

    /// <summary>Forgets the records of a part.</summary>
    public void Drop(int part)
    {
        var sums = Change();
        if (part == 0)
            record = null;
        else if (children is not null)
            children[part] = null;
        sums[part] = 0;
    }

    /// <summary>Whether its records are bytes at present.</summary>
    internal bool IsPacked => sums is null;

    /// <summary>Keeps its records as the bytes that they were written as.</summary>
    internal void Pack(byte[] block, int from)
    {
        for (var part = 0; part < Model.Parts.Count; part++)
            held = Count(part) > 0 ? held | (1UL << part) : held & ~(1UL << part);
        (packed, start) = (block, from);
        Close();
    }

    /// <summary>Forgets again what was unpacked to be read, if nothing was added or dropped since.</summary>
    public void Close()
    {
        if (packed is not null)
            (record, children, sums) = (null, null, null);
    }

    private ulong[] Change()
    {
        var unpacked = Unpack();
        packed = null;
        return unpacked;
    }

    private ulong[] Unpack()
    {
        if (sums is null)
            sums = ObjectPacker.Unpack(packed!, start, this, Put);
        return sums;
    }

    private void Put(int part, string key, VmdbRecord record)
    {
        if (part == 0)
            this.record = record;
        else
            ((children ??= new Dictionary<string, VmdbRecord>?[Model.Parts.Count])[part] ??= []).Add(key, record);
    }
}

using Inventory.Domain.Collecting;
using Inventory.Domain.Models;

namespace Inventory.Domain.Persisting;

/// <summary>Tells, for the objects of one collection, how much of each part a refresh brought, and so which rows must be compared.</summary>
/// <param name="model">The kind of the objects.</param>
/// <param name="declared">The models that the persister fills.</param>
/// <param name="coverage">What was read to its end.</param>
/// <param name="named">Keys of the objects that targets name.</param>
/// <param name="within">The collection is complete within one other object only: of objects that did not come nothing is known.</param>
internal sealed class PartsRead(
    RecordModel model, HashSet<RecordModel> declared, Coverage coverage, HashSet<string> named, bool within)
{
    private readonly bool[] fills = [.. model.Parts.Select(declared.Contains)];
    private readonly bool[] vanishes = [.. model.Parts.Select(p => declared.Contains(p) && coverage.MayVanish(p.Collection))];
    private readonly bool[] entire = [.. model.Parts.Select(p => coverage.IsEntire(p.Collection))];
    private readonly PartRead[] parts = new PartRead[model.Parts.Count];

    /// <summary>How much of each part of an object came. The answer is valid until the next question.</summary>
    public ReadOnlySpan<PartRead> Of(string key, KnownObject known)
    {
        for (var part = 0; part < parts.Length; part++)
            parts[part] = Of(key, known, part);
        return parts;
    }

    /// <summary>Whether an object must be compared with its rows.</summary>
    public bool MayDiffer(string key, KnownObject known) => known.Incoming?.Has(0) == true || ChildrenMayDiffer(key, known);

    /// <summary>Whether its children must be compared with their rows.</summary>
    public bool ChildrenMayDiffer(string key, KnownObject known)
    {
        for (var part = 1; part < parts.Length; part++)
            if (Of(key, known, part) is PartRead.Some or PartRead.Late or PartRead.Whole)
                return true;
        return false;
    }

    /// <summary>The fingerprints that hold if nothing differs.</summary>
    public ulong[] Fingerprints(KnownObject known)
    {
        var fingerprints = new ulong[parts.Length];
        for (var part = 0; part < parts.Length; part++)
            fingerprints[part] = known.FingerprintOf(part);
        return fingerprints;
    }

    private PartRead Of(string key, KnownObject known, int part)
    {
        var came = known.Incoming?.Has(part) == true;
        if (known.IsSettled(part))
            return came ? PartRead.Late : PartRead.Same;
        // A part without a fingerprint is compared whatever came: its fingerprint must be made.
        if (!came && (!fills[part] || (known.HasFingerprint(part) && (!vanishes[part] || known.FingerprintOf(part) == 0))))
            return PartRead.Unread;
        return vanishes[part] && (known.Seen || named.Contains(key) || (!within && entire[part])) ? PartRead.Whole
            : came || !known.HasFingerprint(part) ? PartRead.Some
            : PartRead.Unread;
    }
}

using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>What happens to the row of one record.</summary>
public enum PatchKind
{
    /// <summary>The row appears, with these values.</summary>
    Add,

    /// <summary>The row takes these values.</summary>
    Change,

    /// <summary>The row disappears.</summary>
    Remove,
}

/// <summary>The change of one record: the columns that change, and their new values.</summary>
/// <param name="Model">Its kind.</param>
/// <param name="Key">Its key under its root; empty for the root itself and for a child that exists once.</param>
/// <param name="Id">Id of its row; known for <see cref="PatchKind.Add"/>, else 0 when read from an event.</param>
/// <param name="Kind">What happens to the row.</param>
/// <param name="Values">Holds the new values.</param>
/// <param name="Columns">The columns that change; for an added record those that are not null.</param>
public sealed record RecordPatch(RecordModel Model, string Key, long Id, PatchKind Kind, VmdbRecord Values, ColumnSet Columns)
{
    /// <summary>Id of the row; given to new rows only after all of a refresh's changes are known.</summary>
    public long Id { get; internal set; } = Id;

    /// <summary>When an added row first appeared and last changed, where that is not the time of the event: in a rebuild.</summary>
    public (DateTimeOffset Created, DateTimeOffset Updated)? Times { get; init; }
}

/// <summary>
/// What one event says about one root object and its children. In JSON it is a merge patch (RFC 7396): members are columns, links are natural
/// keys, null is null; a child that exists once stands under its name, others under their collection's name by key; a null child is gone.
/// An object or child that appears carries the id of its row, so that a replay gives the same ids.
/// </summary>
/// <param name="Root">The root's own change; its columns may be empty when only children change.</param>
/// <param name="Children">Changes of children, parents before their own children.</param>
public sealed record ObjectPatch(RecordPatch Root, IReadOnlyList<RecordPatch> Children);

/// <summary>What happened to an object.</summary>
public enum ChangeKind
{
    /// <summary>Seen for the first time.</summary>
    Discovered,

    /// <summary>Differs from what was known.</summary>
    Changed,

    /// <summary>Its cloud no longer has it.</summary>
    Disconnected,

    /// <summary>Its cloud has it again.</summary>
    Reconnected,
}

/// <summary>One event of one inventory object, with all that its row needs.</summary>
/// <param name="EmsId">The manager that owns it.</param>
/// <param name="Key">Its natural key in its collection.</param>
/// <param name="Id">Id of its row.</param>
/// <param name="Version">Version of its stream after the event; the first is 1.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When the change was seen.</param>
/// <param name="Patch">What changed.</param>
public sealed record ObjectChange(long EmsId, string Key, long Id, long Version, ChangeKind Kind, DateTimeOffset At, ObjectPatch Patch)
{
    /// <summary>Id of the object's row.</summary>
    public long Id { get; internal set; } = Id;

    /// <summary>Kind of the object.</summary>
    public RecordModel Model => Patch.Root.Model;

    /// <summary>Name of its stream, <c>{ems_id}/{collection}/{key}</c>.</summary>
    public string Stream => StreamName.Of(EmsId, Model, Key);

    /// <summary>
    /// Whether its cloud has it after the change. A rebuild folds a whole stream into one <see cref="ChangeKind.Discovered"/>, and that of an
    /// object that is gone is not connected.
    /// </summary>
    public bool Connected { get; init; } = Kind != ChangeKind.Disconnected;

    /// <summary>Whether the object has a row after the change.</summary>
    public bool HasRow => Connected || Model.WhenGone == Sdk.WhenGone.Archive;

    /// <summary>Whether the change may give the object a row that it had not before, for which links may wait.</summary>
    public bool Arrives => Kind is ChangeKind.Discovered or ChangeKind.Reconnected && HasRow;

    /// <summary>Fingerprints of its parts after the change, for the next comparison; not part of the event.</summary>
    public byte[]? Fingerprint { get; init; }
}

namespace Inventory.Sdk;

/// <summary>
/// One row of the VMDB as a parser builds it. A subclass declares, once, everything the product knows of its kind: the table and its columns,
/// the natural key, the links and the parent; comparison, events, projection and REST rendering follow from that declaration.
/// </summary>
/// <remarks>
/// A property becomes a column named in snake_case (<c>CpuTotalCores</c> → <c>cpu_total_cores</c>); a property of type
/// <see cref="IReference{T}"/> becomes a foreign key (<c>Flavor</c> → <c>flavor_id</c>). A property that the parser leaves null is stored as null.
/// </remarks>
public abstract class VmdbRecord
{
    /// <summary>
    /// Called by the engine on every record that is new or differs from what is stored, before the change is recorded, so that a record can
    /// keep columns that depend on its own past (marked <see cref="NotCollectedAttribute"/>). The default does nothing.
    /// </summary>
    /// <param name="before">What is stored, of the same type, or null for a record seen for the first time.</param>
    /// <param name="at">The instant of the refresh; the only time that may be used.</param>
    public virtual void Derive(VmdbRecord? before, DateTimeOffset at)
    {
    }

    /// <summary>
    /// Called by the engine on the stored record of an object that its cloud no longer has and whose row is kept
    /// (<see cref="WhenGone.Archive"/>): sets the attributes that an archived row must have. The default does nothing.
    /// </summary>
    public virtual void Archive()
    {
    }
}

using Inventory.Sdk;

namespace Inventory.Domain.Models;

/// <summary>A set of a model's columns, at most 128 of them.</summary>
/// <param name="Bits">Bit i stands for the column with index i.</param>
public readonly record struct ColumnSet(UInt128 Bits)
{
    /// <summary>Holds no column.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>Whether it holds the column.</summary>
    public bool Contains(Column column) => (Bits & (UInt128.One << column.Index)) != 0;

    /// <summary>This set and one more column.</summary>
    public ColumnSet With(Column column) => new(Bits | (UInt128.One << column.Index));

    /// <summary>The columns of either set.</summary>
    public ColumnSet Or(ColumnSet other) => new(Bits | other.Bits);

    /// <summary>Its columns, of the model that they are columns of.</summary>
    public IEnumerable<Column> In(RecordModel model)
    {
        for (var rest = Bits; rest != 0; rest &= rest - 1)
            yield return model.Columns[(int)UInt128.TrailingZeroCount(rest)];
    }

    /// <summary>Copies the values of its columns from one record to another.</summary>
    public void Copy(RecordModel model, VmdbRecord source, VmdbRecord target)
    {
        for (var rest = Bits; rest != 0; rest &= rest - 1)
            model.Columns[(int)UInt128.TrailingZeroCount(rest)].Copy(source, target);
    }

    /// <summary>Those of its columns that a cloud fills.</summary>
    public ColumnSet OfCollected(RecordModel model)
    {
        var set = default(ColumnSet);
        foreach (var column in model.CollectedColumns)
            if (Contains(column))
                set = set.With(column);
        return set;
    }

    /// <summary>The columns in which a record has a value.</summary>
    public static ColumnSet NotNull(RecordModel model, VmdbRecord record)
    {
        var set = default(ColumnSet);
        foreach (var column in model.EachColumn)
            if (!column.IsNull(record))
                set = set.With(column);
        return set;
    }

    /// <summary>The columns in which two records differ.</summary>
    public static ColumnSet Differing(RecordModel model, VmdbRecord one, VmdbRecord other)
    {
        var set = default(ColumnSet);
        foreach (var column in model.EachColumn)
            if (!column.Same(one, other))
                set = set.With(column);
        return set;
    }
}

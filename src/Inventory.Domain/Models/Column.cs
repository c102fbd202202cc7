using System.Text.Json;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Models;

/// <summary>
/// One declared property of a record type, and all that is ever done with it: compared, hashed, written into events and rows, and read back.
/// </summary>
public abstract class Column
{
    /// <summary>Name in the table, e.g. <c>flavor_id</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name in events, e.g. <c>flavor</c>. Differs from <see cref="Name"/> for links only.</summary>
    public required string Member { get; init; }

    /// <summary>Position among the model's columns.</summary>
    public required int Index { get; init; }

    /// <summary>False for a column that the engine or users own: never compared with what a cloud says.</summary>
    public required bool Collected { get; init; }

    /// <summary>Part of the natural key.</summary>
    public required bool IsKey { get; init; }

    /// <summary>People sort or filter by it.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>SQL default, or null.</summary>
    public string? Default { get; init; }

    /// <summary>What it was called in events of earlier versions, the latest name first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; internal set; } = [];

    /// <summary>SQL type of the column.</summary>
    public abstract string SqlType { get; }

    /// <summary>Npgsql's name of that type.</summary>
    public abstract NpgsqlDbType DbType { get; }

    /// <summary>Whether the record has no value.</summary>
    public abstract bool IsNull(VmdbRecord record);

    /// <summary>Whether two records have the same value.</summary>
    public abstract bool Same(VmdbRecord one, VmdbRecord other);

    /// <summary>Sets the value to null.</summary>
    public abstract void Clear(VmdbRecord record);

    /// <summary>Copies the value.</summary>
    public abstract void Copy(VmdbRecord source, VmdbRecord target);

    /// <summary>Brings the value to the one form in which PostgreSQL gives it back, so that what is stored compares equal to what came.</summary>
    /// <returns>True if something that cannot be stored was replaced.</returns>
    public abstract bool Normalise(VmdbRecord record);

    /// <summary>Writes <see cref="Index"/> and the value; nothing if there is none.</summary>
    public abstract void Write(RecordWriter writer, VmdbRecord record);

    /// <summary>Reads a value that was written; the reader stands behind the index.</summary>
    public abstract void Read(ref RecordReader reader, VmdbRecord record);

    /// <summary>Writes the value into an event.</summary>
    public abstract void WriteJson(Utf8JsonWriter json, VmdbRecord record);

    /// <summary>Reads the value from an event; the reader stands on the value.</summary>
    public abstract void ReadJson(ref Utf8JsonReader json, VmdbRecord record);

    /// <summary>The value as a part of a natural key; null if there is none.</summary>
    public abstract string? KeyPart(VmdbRecord record);
}

/// <summary>What a column was called in earlier versions.</summary>
/// <param name="Member">Its name in events.</param>
/// <param name="Until">The first version in which it is no longer called so.</param>
/// <param name="By">Takes the column's value out of the former one; null where it is the former one.</param>
public sealed record FormerName(string Member, int Until, Func<System.Text.Json.Nodes.JsonNode?, System.Text.Json.Nodes.JsonNode?>? By);

/// <summary>A column that holds a value of its own.</summary>
public abstract class ValueColumn : Column
{
    /// <summary>Writes the value into a COPY, null included.</summary>
    public abstract void WriteCopy(NpgsqlBinaryImporter copy, VmdbRecord record);

    /// <summary>The values of many records as one array parameter.</summary>
    public abstract NpgsqlParameter ArrayOf(IReadOnlyList<VmdbRecord> records);

    /// <summary>Reads the value of a row.</summary>
    public abstract void ReadRow(NpgsqlDataReader row, int ordinal, VmdbRecord record);
}

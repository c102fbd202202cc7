using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Querying;

/// <summary>
/// How a request sees the database. All statements are written for the schema <c>vmdb</c>; another perspective has another schema with tables or
/// views of the same names stand in for it, and settings that hold while the statements run, for the views to ask.
/// </summary>
/// <param name="Schema">Which schema stands in for <c>vmdb</c>.</param>
/// <param name="Settings">What is set in the transaction of the statements, by name.</param>
public sealed record Perspective(string Schema, params IReadOnlyList<KeyValuePair<string, string>> Settings)
{
    /// <summary>The tables themselves.</summary>
    public static Perspective Ordinary { get; } = new(Sql.VmdbSchema);

    /// <summary>Rows are hidden: what takes longer for some of them than for others is not to be asked of all (<see cref="SqlContext.OfVisible"/>).</summary>
    public bool HidesRows { get; init; }

    /// <summary>Tables for which those of the same names in <see cref="PersonalSchema"/> stand in, whatever does for the others.</summary>
    public IReadOnlyList<string> Personal { get; init; } = [];

    /// <summary>Where a user finds his own rows of the tables that are personal.</summary>
    public string PersonalSchema { get; init; } = Schema;

    /// <summary>A statement as this perspective has it. Values are never part of its text, so the schema's name is nothing but that.</summary>
    public string Of(string sql)
    {
        foreach (var table in Personal.Select(Sql.Table))
            sql = sql.Replace(table, PersonalSchema + table[Sql.VmdbSchema.Length..], StringComparison.Ordinal);
        return Schema == Sql.VmdbSchema ? sql : sql.Replace($"{Sql.VmdbSchema}.", $"{Schema}.", StringComparison.Ordinal);
    }

    /// <summary>The statement that must come first in the transaction of the others; null if there is nothing to set.</summary>
    /// <param name="also">More calls, e.g. of <c>set_config</c>.</param>
    internal NpgsqlBatchCommand? Opening(params IEnumerable<string> also)
    {
        var calls = Settings.Select((s, i) => $"set_config('{s.Key}', ${i + 1}, true)").Concat(also).ToArray();
        if (calls.Length == 0)
            return null;
        var command = new NpgsqlBatchCommand($"select {string.Join(", ", calls)}");
        foreach (var setting in Settings)
            command.Parameters.Add(new NpgsqlParameter { Value = setting.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }
}

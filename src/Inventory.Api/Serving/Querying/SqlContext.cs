using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Querying;

/// <summary>
/// The values and the aliases of all statements that one request becomes. Whatever a request says goes through <see cref="Add"/>, never into SQL text.
/// </summary>
/// <param name="perspective">How the request sees the database.</param>
public sealed class SqlContext(Perspective perspective)
{
    private readonly List<(object Value, NpgsqlDbType Type)> values = [];
    private int aliases;

    /// <summary>Where the numbers of rows are known without counting them; null if they are not, because somebody does not see all rows.</summary>
    internal string? Totals => perspective.Schema switch
    {
        Sql.VmdbSchema => KeptTotals.Present,
        PointInTime.Schema => $"{PointInTime.Schema}.{HistoryTables.RowTotals.Identifier.Name}",
        _ => null,
    };

    /// <summary>Makes a value a parameter.</summary>
    /// <returns>How SQL text refers to it.</returns>
    public string Add(object value, NpgsqlDbType type)
    {
        values.Add((value, type));
        return $"${values.Count}";
    }

    /// <summary>A new alias.</summary>
    public string Alias() => $"a{aliases++}";

    /// <summary>
    /// A condition whose cost depends on what a row says, for rows that are visible only. PostgreSQL asks cheap conditions first, whether they are of
    /// a view or of who asks it: how long a pattern takes would tell something of rows that it hides.
    /// </summary>
    internal string OfVisible(string condition, string table, string alias)
    {
        if (!perspective.HidesRows)
            return condition;
        var same = Alias();
        return $"(case when exists (select from {table} {same} where {same}.id = {alias}.id) then {condition} end)";
    }

    /// <summary>The statement that must come first; null if none must.</summary>
    internal NpgsqlBatchCommand? Opening(params IEnumerable<string> also) => perspective.Opening(also);

    /// <summary>Makes a statement with all parameters.</summary>
    internal NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(perspective.Of(sql));
        foreach (var (value, type) in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
        return command;
    }

    /// <summary>Whether PostgreSQL can store the text: no NUL, no half of a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (!char.IsHighSurrogate(text[i]))
                continue;
            if (++i == text.Length || !char.IsLowSurrogate(text[i]))
                return false;
        }
        return true;
    }
}

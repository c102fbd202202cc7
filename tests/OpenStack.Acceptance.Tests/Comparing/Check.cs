using System.Globalization;
using Npgsql;

namespace OpenStack.Acceptance.Tests.Comparing;

/// <summary>A table of the inventory, and the same in the words of the client.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Sql">Reads it, or a part of it.</param>
/// <param name="Listed">The same columns, from what the client lists; in any order.</param>
internal sealed record Check(string Table, string Sql, Func<Listing, IEnumerable<object?[]>> Listed)
{
    /// <summary>A table of which each row is an answer to one command.</summary>
    public Check(string table, string sql, string command, Func<Answer, object?[]> row)
        : this(table, sql, listing => listing[command].Select(row))
    {
    }

    /// <summary>The rows of the inventory as text.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync(NpgsqlDataSource inventory)
    {
        await using var command = inventory.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(Row(Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetDataTypeName(i) == "jsonb" && !reader.IsDBNull(i)
                ? JsonNode.Parse(reader.GetString(i))
                : reader.GetValue(i))));
        return rows;
    }

    /// <summary>The rows that the client lists as text.</summary>
    public IReadOnlyList<string> ListedRows(Listing listing) => [.. Listed(listing).Select(Row)];

    private static string Row(IEnumerable<object?> values) => string.Join(" | ", values.Select(Text));

    // The client shows nothing as null, as an empty text or not at all; the order of lists means nothing.
    private static string Text(object? value) => value switch
    {
        null or DBNull => "",
        bool truth => truth ? "true" : "false",
        string text => text,
        IEnumerable<string> texts => string.Join(',', texts.Order(StringComparer.Ordinal)),
        JsonObject members => $"{{{string.Join(',', members.Select(m => $"{m.Key}:{Text(m.Value)}").Order(StringComparer.Ordinal))}}}",
        JsonArray items => Text(items.Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

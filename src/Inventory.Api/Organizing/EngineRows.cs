using System.Text.Json;
using Inventory.Api.Commanding;
using Inventory.Domain.Projecting;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Organizing;

/// <summary>Writes rows of the tables that people keep: zones, categories, tags. Columns are the program's own words, values are parameters.</summary>
public sealed class EngineRows(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Adds a row.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> InsertAsync(Table table, IReadOnlyDictionary<string, object?> values, CancellationToken cancel)
    {
        var row = Stamped(table, values, "created_on", "created_at", "updated_on", "updated_at");
        var columns = string.Join(", ", row.Keys.Select(Sql.Name));
        var parameters = string.Join(", ", row.Keys.Select((_, i) => $"${i + 1}"));
        await using var insert = Command($"insert into {NameOf(table)} ({columns}) values ({parameters}) returning id", row.Values);
        return (long)(await insert.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Changes a row.</summary>
    public async Task UpdateAsync(Table table, long id, IReadOnlyDictionary<string, object?> values, CancellationToken cancel)
    {
        var row = Stamped(table, values, "updated_on", "updated_at");
        var assignments = string.Join(", ", row.Keys.Select((c, i) => $"{Sql.Name(c)} = ${i + 2}"));
        await using var update = Command($"update {NameOf(table)} set {assignments} where id = $1", row.Values.Prepend(id));
        await update.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Deletes a row.</summary>
    public async Task DeleteAsync(Table table, long id, CancellationToken cancel)
    {
        await using var delete = Command($"delete from {NameOf(table)} where id = $1", [id]);
        await delete.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether a query of the program's own finds anything.</summary>
    public async Task<bool> AnyAsync(string sql, CancellationToken cancel, params IEnumerable<object?> values)
    {
        await using var query = Command($"select exists ({sql})", values);
        return (bool)(await query.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The first value of a query of the program's own; the type's default if there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, CancellationToken cancel, params IEnumerable<object?> values)
    {
        await using var query = Command(sql, values);
        return await query.ExecuteScalarAsync(cancel) is T value ? value : default;
    }

    /// <summary>Runs statements of the program's own, all with the same values, in one transaction.</summary>
    public async Task ExecuteAsync(IEnumerable<string> statements, CancellationToken cancel, params object?[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            Add(command, values);
            await command.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, IEnumerable<object?> values)
    {
        var command = database.CreateCommand(sql);
        Add(command, values);
        return command;
    }

    private static void Add(NpgsqlCommand command, IEnumerable<object?> values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
    }

    private Dictionary<string, object?> Stamped(Table table, IReadOnlyDictionary<string, object?> values, params string[] stamps)
    {
        var row = new Dictionary<string, object?>(values);
        foreach (var stamp in stamps.Where(s => table.Columns.Any(c => c.Name == s)))
            row[stamp] = time.GetUtcNow().UtcDateTime;
        return row;
    }

    private static string NameOf(Table table) => Sql.Table(table.Identifier.Name);
}

/// <summary>The members of a request that are columns of a row.</summary>
internal static class RowValues
{
    // What names the row of a bulk edit is no value of it.
    private static readonly string[] References = ["id", "href"];

    /// <summary>The values of those members that are known; the names of the others.</summary>
    public static (Dictionary<string, object?> Values, IReadOnlyList<string> Others) Read(JsonElement body, params IReadOnlyCollection<string> known)
    {
        var values = new Dictionary<string, object?>();
        foreach (var name in known.Where(k => body.TryGetProperty(k, out _)))
            values[name] = body.GetProperty(name).ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Object or JsonValueKind.Array => body.GetProperty(name).GetRawText(),
                _ => ProviderBody.Text(body, name),
            };
        return (values, [.. body.EnumerateObject().Select(m => m.Name).Except(known).Except(References)]);
    }

    /// <summary>What the database could not store, or null.</summary>
    public static string? ProblemOf(IReadOnlyDictionary<string, object?> values) =>
        values.FirstOrDefault(v => v.Value is string text && !Serving.Querying.SqlContext.IsStorable(text)).Key is { } name
            ? $"{name} contains a NUL character" : null;
}

using System.Data;
using System.Text.Json;
using Inventory.Api.Serving.Rendering;
using Npgsql;

namespace Inventory.Api.Serving.Querying;

/// <summary>One request's statements in one round trip and one snapshot: a number that comes first, related rows, the rows.</summary>
internal sealed class RowReading : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly RowPlan plan;
    private NpgsqlTransaction? transaction;
    private NpgsqlBatch? batch;
    private NpgsqlDataReader? reader;

    private RowReading(NpgsqlConnection connection, RowPlan plan) => (this.connection, this.plan) = (connection, plan);

    /// <summary>The first statement's two numbers.</summary>
    public (long? First, long? Second) Numbers { get; private set; }

    /// <summary>Runs the statements and stands on the first row. What PostgreSQL refuses, it refuses here.</summary>
    public static async Task<RowReading> OpenAsync(
        NpgsqlDataSource database, SqlContext sql, PlanContext context, RowPlan plan, Func<string, string> rows, string? numbers, CancellationToken cancel)
    {
        var reading = new RowReading(await database.OpenConnectionAsync(cancel), plan);
        try
        {
            await reading.ExecuteAsync(sql, context, rows(plan.Columns), numbers, cancel);
            return reading;
        }
        catch
        {
            await reading.DisposeAsync();
            throw;
        }
    }

    /// <summary>There is a row to be written; at first the first one, without a call of <see cref="ReadAsync"/>.</summary>
    public bool HasRow { get; private set; }

    /// <summary>Goes to the next row.</summary>
    public async Task ReadAsync(CancellationToken cancel) => HasRow = await reader!.ReadAsync(cancel);

    /// <summary>Writes the row as an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var field in plan.Fields)
            field.Write(json, reader!);
        json.WriteEndObject();
    }

    /// <summary>The names of the row's cells.</summary>
    public void WriteNames(CsvLine line)
    {
        foreach (var field in plan.Fields)
            field.WriteNames(line, "");
    }

    /// <summary>Writes the row as cells.</summary>
    public void Write(CsvLine line)
    {
        foreach (var field in plan.Fields)
            field.Write(line, reader!);
    }

    public async ValueTask DisposeAsync()
    {
        if (reader is not null)
            await reader.DisposeAsync();
        if (batch is not null)
            await batch.DisposeAsync();
        if (transaction is not null)
            await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task ExecuteAsync(SqlContext sql, PlanContext context, string rows, string? numbers, CancellationToken cancel)
    {
        transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { sql.Opening($"set_config('statement_timeout', '{(long)context.Timeout.TotalMilliseconds}', true)")! } };
        foreach (var statement in context.Many.Select(m => m.Statement).Prepend(numbers).Append(rows))
            if (statement is not null)
                batch.BatchCommands.Add(sql.Command(statement));
        reader = await batch.ExecuteReaderAsync(cancel);
        if (numbers is not null)
        {
            await reader.NextResultAsync(cancel);
            await reader.ReadAsync(cancel);
            Numbers = (Number(0), Number(1));
        }
        foreach (var related in context.Many)
        {
            await reader.NextResultAsync(cancel);
            await related.ReadAsync(reader, cancel);
        }
        await reader.NextResultAsync(cancel);
        await ReadAsync(cancel);
    }

    private long? Number(int ordinal) => reader!.IsDBNull(ordinal) ? null : reader.GetInt64(ordinal);
}

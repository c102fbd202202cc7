using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace Inventory.Benchmarks.Asking;

/// <summary>What the same answer costs without the product: its statements through Npgsql, its rows as JSON into memory.</summary>
public sealed class PlainSql(NpgsqlDataSource database)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);

    /// <summary>Answers once.</summary>
    public async Task AskAsync(RestQuestion question)
    {
        buffer.ResetWrittenCount();
        await using var json = new Utf8JsonWriter(buffer, Options);
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in new[] { question.Counts, question.Rows })
            if (statement is not null)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await using var reader = await batch.ExecuteReaderAsync();
        json.WriteStartObject();
        await reader.ReadAsync();
        json.WriteNumber("count", reader.GetInt64(0));
        if (reader.FieldCount > 1)
            json.WriteNumber("subquery_count", reader.GetInt64(1));
        if (await reader.NextResultAsync())
            await WriteRowsAsync(json, reader);
        json.WriteEndObject();
        json.Flush();
    }

    private static async Task WriteRowsAsync(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartArray("resources");
        while (await reader.ReadAsync())
        {
            var id = reader.GetInt64(0);
            json.WriteStartObject();
            json.WriteString("href", $"http://127.0.0.1:3000/api/vms/{id}");
            json.WriteString("id", $"{id}");
            json.WriteString("name", reader.GetString(1));
            json.WriteString("power_state", reader.GetString(2));
            json.WriteStartObject("flavor");
            json.WriteString("name", reader.GetString(3));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

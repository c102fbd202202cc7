using Npgsql;

namespace Inventory.Domain.Projecting;

/// <summary>
/// The statements of a transaction in their order, in few round trips: one whose answer nobody waits for is sent along with the next that somebody does.
/// Without a transaction, what is sent at once is one.
/// </summary>
/// <param name="connection">The connection of the transaction. Whoever uses it directly gets it from <see cref="SendAsync"/>.</param>
public sealed class SqlPipeline(NpgsqlConnection connection)
{
    /// <summary>
    /// SQL: the present transaction is about few rows, which it finds by indexes, however large the tables are. Its statements are planned once, for any values,
    /// where the connection knows them from before: making a plan would often take longer than running it. And no plan reads a whole table, because the table
    /// was nearly empty when PostgreSQL last looked.
    /// </summary>
    public const string OfFewRows =
        "select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)";

    private readonly List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader>? Answer)> waiting = [];

    /// <summary>Adds a statement that answers no rows.</summary>
    public void Add(string sql, params ReadOnlySpan<NpgsqlParameter> parameters) => Add(sql, null, parameters);

    /// <summary>Adds a statement that answers rows.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="answer">Reads the rows, when they are there; what it throws ends the transaction.</param>
    /// <param name="parameters">The statement's parameters.</param>
    public void Ask(string sql, Action<NpgsqlDataReader> answer, params ReadOnlySpan<NpgsqlParameter> parameters) => Add(sql, answer, parameters);

    /// <summary>Sends what waits, and reads the answers.</summary>
    /// <returns>The connection, which has nothing left to do.</returns>
    public async Task<NpgsqlConnection> SendAsync(CancellationToken cancel)
    {
        if (waiting.Count == 0)
            return connection;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (command, _) in waiting)
            batch.BatchCommands.Add(command);
        await using (var rows = await batch.ExecuteReaderAsync(cancel))
            foreach (var answer in waiting.Select(w => w.Answer).OfType<Action<NpgsqlDataReader>>())
            {
                answer(rows);
                await rows.NextResultAsync(cancel);
            }
        waiting.Clear();
        return connection;
    }

    private void Add(string sql, Action<NpgsqlDataReader>? answer, ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        waiting.Add((command, answer));
    }
}

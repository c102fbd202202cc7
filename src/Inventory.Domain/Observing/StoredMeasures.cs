using System.Diagnostics.Metrics;
using Inventory.Domain.Providers;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Observing;

/// <summary>Measures of what is in the database. Every node of a cluster reports the same.</summary>
/// <param name="Queue">Requests by state.</param>
/// <param name="QueueAge">How long the oldest request has waited; 0 if none waits.</param>
/// <param name="Lags">How long ago the last complete full refresh ended, by provider, or the provider was added; paused ones are left out.</param>
/// <param name="FeedDistance">Numbers of events that are drawn and not settled.</param>
/// <param name="Workers">Workers by kind and state.</param>
public sealed record StoredMeasures(
    IReadOnlyList<Measurement<long>> Queue, IReadOnlyList<Measurement<double>> QueueAge, IReadOnlyList<Measurement<double>> Lags,
    IReadOnlyList<Measurement<long>> FeedDistance, IReadOnlyList<Measurement<long>> Workers)
{
    // What waits in no state is told too: a series that ends looks like a program that has died.
    private const string Sql =
        """
        select s.state, count(r.id) from unnest(array['waiting', 'running', 'removal']) s (state) left join vmdb.refresh_requests r using (state) group by 1;
        select coalesce(max(extract(epoch from $1 - requested_at)), 0)::float8 from vmdb.refresh_requests where state = 'waiting';
        select m.id, m.type, extract(epoch from $1 - coalesce(last.ended_at, m.created_on))::float8 from vmdb.ext_management_systems m
        left join lateral (
          select r.ended_at from vmdb.refreshes r where r.ems_id = m.id and r.scope = 'full' and r.verdict = 'complete' order by r.started_at desc limit 1) last on true
        where m.parent_ems_id is null and m.enabled is not false;
        select case when is_called then last_value else 0 end - coalesce((select settled from inventory.feed where id = 1), 0)
        from inventory.mt_events_sequence;
        select type, status, count(*) from vmdb.miq_workers group by 1, 2;
        """;

    /// <summary>Nothing is known.</summary>
    public static StoredMeasures None { get; } = new([], [], [], [], []);

    /// <summary>Reads them, all at once.</summary>
    public static async Task<StoredMeasures> ReadAsync(NpgsqlDataSource database, Managers managers, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 30 };
        foreach (var statement in Sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var command = new NpgsqlBatchCommand(statement);
            if (statement.Contains("$1", StringComparison.Ordinal))
                command.Parameters.Add(new() { Value = now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
            batch.BatchCommands.Add(command);
        }
        await using var row = await batch.ExecuteReaderAsync(cancel);
        var queue = await ListAsync(row, r => new Measurement<long>(r.GetInt64(1), Tag(MeasureTags.State, r.GetString(0))), cancel);
        var queueAge = await ListAsync(row, r => new Measurement<double>(Math.Max(0, r.GetDouble(0))), cancel);
        var lags = await ListAsync(row, r => new Measurement<double>(
            r.IsDBNull(2) ? 0 : Math.Max(0, r.GetDouble(2)), Tag(MeasureTags.ProviderId, r.GetInt64(0)),
            Tag(MeasureTags.ProviderType, KindOf(r.GetString(1)))), cancel);
        var distance = await ListAsync(row, r => new Measurement<long>(Math.Max(0, r.GetInt64(0))), cancel);
        var workers = await ListAsync(row, r => new Measurement<long>(
            r.GetInt64(2), Tag(MeasureTags.Worker, r.GetString(0)), Tag(MeasureTags.State, r.GetString(1))), cancel);
        return new StoredMeasures(queue, queueAge, lags, distance, workers);

        string KindOf(string type) => managers.Find(type)?.EmsType ?? "unknown";
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlDataReader row, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        var list = new List<T>();
        while (await row.ReadAsync(cancel))
            list.Add(read(row));
        await row.NextResultAsync(cancel);
        return list;
    }

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}

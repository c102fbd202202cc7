using System.Text.Json;
using System.Text.Json.Serialization;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Collecting;

/// <summary>Keeps <c>vmdb.refreshes</c>: what the streams of refreshes tell, a row each, in the transactions of their events.</summary>
internal sealed class RefreshRows(TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    // One refresh of a manager runs at a time: where another one seems to, its process has died.
    public async Task<long> StartAsync(NpgsqlConnection connection, long emsId, RefreshRequest request, long? taskId, CancellationToken cancel)
    {
        var id = 0L;
        var sql = new SqlPipeline(connection);
        sql.Ask(SqlPipeline.OfFewRows, _ => { });
        sql.Ask(Bookkeeping.WithoutWaiting, _ => { });
        sql.Ask(
            """
            with started as (
              insert into vmdb.refreshes (id, ems_id, state, scope, targets, reason, requested_by, causation_id, started_at, task_id)
              values (nextval('inventory.refresh_ids'), $1, 'running', case when $2::jsonb = '{}' then 'full' else 'targeted' end, $2, $3, $4, $5, $6, $7)
              returning id),
            interrupted as (
              update vmdb.refreshes r set state = 'interrupted', ended_at = $6, problem = 'Interrupted; its work goes on in refresh ' || started.id || '.'
              from started where r.ems_id = $1 and r.ended_at is null and r.state = 'running' and r.id < started.id)
            select id from started
            """,
            row => id = row.Read() ? row.GetInt64(0) : throw new InvalidOperationException("A refresh has no id."),
            new NpgsqlParameter { Value = emsId }, Jsonb(request.Targets), new NpgsqlParameter { Value = request.Reason },
            new NpgsqlParameter { Value = request.RequestedBy },
            new NpgsqlParameter { Value = (object?)request.CausationId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, Now,
            new NpgsqlParameter { Value = (object?)taskId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await sql.SendAsync(cancel);
        return id;
    }

    public void Complete(SqlPipeline sql, long id, IReadOnlyList<CollectionRead> collections, RefreshCompleted completed)
    {
        sql.Add(
            """
            update vmdb.refreshes set state = 'ended', ended_at = $2, verdict = $3, problem = $4, events = $5, read_milliseconds = $6, compare_milliseconds = $7,
              diagnostic_count = $8, diagnostics = $9, collections = $10, records_read = $11, records_created = $12, records_updated = $13, records_deleted = $14,
              records_unchanged = $15
            where id = $1
            """,
            new NpgsqlParameter { Value = id }, Now, new NpgsqlParameter { Value = completed.Verdict.ToString().ToLowerInvariant() },
            new NpgsqlParameter { Value = (object?)completed.Problem ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new NpgsqlParameter { Value = (long)completed.Events }, new NpgsqlParameter { Value = completed.ReadMilliseconds },
            new NpgsqlParameter { Value = completed.CompareMilliseconds }, new NpgsqlParameter { Value = (long)completed.DiagnosticCount },
            Jsonb(completed.Diagnostics), Jsonb(collections), Sum(c => c.Read), Sum(c => c.Created), Sum(c => c.Updated), Sum(c => c.Deleted), Sum(c => c.Unchanged));

        NpgsqlParameter Sum(Func<CollectionRead, int> of) => new() { Value = collections.Sum(c => (long)of(c)) };
    }

    public async Task FailAsync(NpgsqlConnection connection, long id, string error, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "update vmdb.refreshes set state = 'ended', ended_at = $2, verdict = 'failed', problem = $3, events = 0 where id = $1", connection)
        {
            Parameters = { new() { Value = id }, Now, new() { Value = error } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Makes the rows of refreshes that ran before there were rows.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            insert into vmdb.refreshes (id, ems_id, state, verdict, scope, targets, reason, requested_by, causation_id, started_at, ended_at, problem, events, records_read,
              records_created, records_updated, records_deleted, records_unchanged, read_milliseconds, compare_milliseconds, collections, diagnostic_count, diagnostics)
            select substr(s.stream_id, 11)::bigint, (s.data ->> 'ems_id')::bigint,
              case when e.type is not null then 'ended' when next.at is not null then 'interrupted' else 'running' end,
              case e.type when 'refresh_failed' then 'failed' else lower(e.data ->> 'verdict') end,
              case when s.data -> 'targets' = '{}' then 'full' else 'targeted' end, s.data -> 'targets', s.data ->> 'reason', s.data ->> 'requested_by', s.causation_id,
              s.timestamp, coalesce(e.timestamp, next.at), coalesce(e.data ->> 'problem', e.data ->> 'error', case when e.type is null and next.at is not null then 'Interrupted.' end),
              case e.type when 'refresh_failed' then 0 else (e.data ->> 'events')::bigint end, c.read, c.created, c.updated, c.deleted, c.unchanged,
              (e.data ->> 'read_milliseconds')::bigint, (e.data ->> 'compare_milliseconds')::bigint, coalesce(c.list, '[]'), (e.data ->> 'diagnostic_count')::bigint,
              coalesce(e.data -> 'diagnostics', '[]')
            from inventory.mt_events s
            left join inventory.mt_events e on e.stream_id = s.stream_id and e.type in ('refresh_completed', 'refresh_failed')
            left join lateral (
              select sum((r.data ->> 'read')::bigint) as read, sum((r.data ->> 'created')::bigint) as created, sum((r.data ->> 'updated')::bigint) as updated,
                sum((r.data ->> 'deleted')::bigint) as deleted, sum((r.data ->> 'unchanged')::bigint) as unchanged,
                jsonb_agg(r.data || jsonb_build_object('verdict', lower(regexp_replace(r.data ->> 'verdict', '([a-z])([A-Z])', '\1_\2'))) order by r.version) as list
              from inventory.mt_events r where r.stream_id = s.stream_id and r.type = 'collection_read') c on true
            left join lateral (
              select n.timestamp as at from inventory.mt_events n
              where e.type is null and n.type = 'refresh_started' and n.seq_id > s.seq_id and n.data ->> 'ems_id' = s.data ->> 'ems_id' order by n.seq_id limit 1) next on true
            where s.type = 'refresh_started' and not exists (select from vmdb.refreshes)
            """);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlParameter Now => new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Jsonb<T>(T value) => new() { Value = JsonSerializer.Serialize(value, Json), NpgsqlDbType = NpgsqlDbType.Jsonb };
}

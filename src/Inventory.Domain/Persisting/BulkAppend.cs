using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Appends many events by COPY, straight into Marten's tables, inside the caller's transaction: what Marten's own append would write but for
/// the CLR type's name, which is 200 bytes long and which Marten does not need where it knows the event's name. One event per stream.
/// Sequence numbers are drawn here, so call it last before the commit.
/// </summary>
public static class BulkAppend
{
    /// <summary>The columns of <c>mt_events</c> that this class knows; checked at start, since another version of Marten may have others.</summary>
    public static IReadOnlySet<string> KnownColumns { get; } = new HashSet<string>
    {
        "seq_id", "id", "stream_id", "version", "data", "bdata", "type", "timestamp", "tenant_id", "mt_dotnet_type",
        "correlation_id", "causation_id", "user_name", "is_archived",
    };

    private const string Tenant = JasperFx.StorageConstants.DefaultTenantId;

    /// <summary>The columns of <c>mt_streams</c> that this class knows.</summary>
    public static IReadOnlySet<string> KnownStreamColumns { get; } = new HashSet<string>
    {
        "id", "type", "version", "timestamp", "created", "tenant_id", "is_archived", "compacted_version",
    };

    /// <summary>To be called once when a host starts, after the schema was applied: refuses to work with tables that this class does not know.</summary>
    /// <exception cref="InvalidOperationException">Marten's tables have other columns; says which.</exception>
    public static async Task AssertSchemaAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'inventory' and table_name in ('mt_events', 'mt_streams')
            """);
        var found = new HashSet<string>();
        await using (var row = await command.ExecuteReaderAsync(cancel))
            while (await row.ReadAsync(cancel))
                found.Add(row.GetString(0));
        var expected = KnownColumns.Select(c => $"mt_events.{c}").Concat(KnownStreamColumns.Select(c => $"mt_streams.{c}")).ToHashSet();
        expected.SymmetricExceptWith(found);
        if (expected.Count > 0)
            throw new InvalidOperationException(
                $"Marten's event tables are not those that {nameof(BulkAppend)} was written for; "
                + $"it must be revised for: {string.Join(", ", expected.Order())}.");
    }

    /// <summary>Appends events.</summary>
    /// <exception cref="ConcurrentChangeException">A stream has moved on since it was read.</exception>
    internal static async Task AppendAsync(SqlPipeline sql, CopiedKeys keys, EventBuffer events, EventMetadata metadata, CancellationToken cancel)
    {
        var statistics = new TableStatistics();
        try
        {
            foreach (var some in events.Take())
            {
                var connection = await sql.SendAsync(cancel);
                await StartStreamsAsync(connection, statistics, some, cancel);
                await AdvanceStreamsAsync(connection, [.. some.Where(e => e.Version > 1)], cancel);
                var sequence = await SequenceAsync(connection, some.Count, cancel);
                await keys.BeginAsync("mt_events", some.Count, cancel); // which refer to streams that were started or found just now
                await InsertEventsAsync(connection, some, metadata, sequence, cancel);
                keys.End();
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new ConcurrentChangeException(e);
        }
    }

    private static async Task StartStreamsAsync(
        NpgsqlConnection connection, TableStatistics statistics, IReadOnlyList<WaitingEvent> events, CancellationToken cancel)
    {
        var started = events.Count(e => e.Version == 1);
        if (started == 0)
            return;
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy inventory.mt_streams (id, version, tenant_id, is_archived) from stdin (format binary)", cancel);
        foreach (var first in events)
        {
            if (first.Version != 1)
                continue;
            copy.StartRow();
            copy.Write(first.Stream, NpgsqlDbType.Varchar);
            copy.Write(1L, NpgsqlDbType.Bigint);
            copy.Write(Tenant, NpgsqlDbType.Varchar);
            copy.Write(false, NpgsqlDbType.Boolean);
        }
        await copy.CompleteAsync(cancel);
        await copy.CloseAsync(cancel);
        await statistics.RenewAsync(connection, "inventory.mt_streams", started, cancel);
    }

    private static async Task AdvanceStreamsAsync(NpgsqlConnection connection, IReadOnlyList<WaitingEvent> events, CancellationToken cancel)
    {
        if (events.Count == 0)
            return;
        await using var command = new NpgsqlCommand(
            """
            update inventory.mt_streams s set version = u.version, timestamp = now()
            from unnest($1, $2) as u(id, version) where s.id = u.id and s.version = u.version - 1
            """, connection)
        {
            Parameters =
            {
                new() { Value = events.Select(e => e.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
                new() { Value = events.Select(e => e.Version).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
            },
        };
        if (await command.ExecuteNonQueryAsync(cancel) != events.Count)
            throw new ConcurrentChangeException(null);
    }

    private static async Task<long[]> SequenceAsync(NpgsqlConnection connection, int count, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select array_agg(nextval('inventory.mt_events_sequence')) from generate_series(1, $1)", connection)
        {
            Parameters = { new() { Value = count } },
        };
        return (long[])(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task InsertEventsAsync(
        NpgsqlConnection connection, IReadOnlyList<WaitingEvent> events, EventMetadata metadata, long[] sequence, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy inventory.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, correlation_id, causation_id, user_name, is_archived)
            from stdin (format binary)
            """, cancel);
        for (var i = 0; i < events.Count; i++)
        {
            var (stream, version, type, at, data) = events[i];
            copy.StartRow();
            copy.Write(sequence[i], NpgsqlDbType.Bigint);
            copy.Write(Guid.CreateVersion7(at), NpgsqlDbType.Uuid);
            copy.Write(stream, NpgsqlDbType.Varchar);
            copy.Write(version, NpgsqlDbType.Bigint);
            copy.Write(data, NpgsqlDbType.Jsonb);
            copy.Write(type, NpgsqlDbType.Varchar);
            copy.Write(at, NpgsqlDbType.TimestampTz);
            copy.Write(Tenant, NpgsqlDbType.Varchar);
            copy.Write(metadata.CorrelationId, NpgsqlDbType.Varchar);
            if (metadata.CausationId is { } cause)
                copy.Write(cause, NpgsqlDbType.Varchar);
            else
                copy.WriteNull();
            copy.Write(metadata.UserName, NpgsqlDbType.Varchar);
            copy.Write(false, NpgsqlDbType.Boolean);
        }
        await copy.CompleteAsync(cancel);
    }
}

/// <summary>Another writer changed an object between its comparison and this write; nothing was written, the refresh can be run again.</summary>
public sealed class ConcurrentChangeException(Exception? inner)
    : Exception("Another writer changed the same inventory at the same time; nothing was recorded. Run the refresh again.", inner);

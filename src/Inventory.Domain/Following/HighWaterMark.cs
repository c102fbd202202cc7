using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Following;

/// <summary>
/// Up to which sequence number the events are settled: those that are there will stay, and none will appear between them any more. Numbers are drawn in
/// transactions that commit in another order, or never, so the highest number that can be seen says nothing.
/// </summary>
/// <remarks>
/// PostgreSQL locks a sequence for the transaction before it gives it a number, and keeps that lock until the transaction has ended and its rows can be
/// seen; the lock keeps nobody from drawing numbers too. So: read the latest number, then who holds the lock. Once all of these are gone, every number up
/// to that one belongs to a transaction that has ended. Exact, with no time limit, and no writer knows of it
/// (docs/decisions/0009-the-high-water-mark.md). The mark is stored before anybody is told of it, for other nodes and the next start.
/// </remarks>
public sealed class HighWaterMark(NpgsqlDataSource database) : IDisposable
{
    // A reader of the sequence holds another kind of lock.
    private const string Look =
        """
        select case when is_called then last_value else 0 end from inventory.mt_events_sequence;
        select virtualtransaction from pg_locks
        where locktype = 'relation' and mode = 'RowExclusiveLock' and relation = 'inventory.mt_events_sequence'::regclass
          and database = (select oid from pg_database where datname = current_database());
        select coalesce((select settled from inventory.feed where id = 1), 0);
        """;

    // Each stands for a moment that somebody looked. When they are many, the moments between are not worth remembering.
    private const int MostWaiting = 100;

    private readonly SemaphoreSlim one = new(1);
    private readonly Queue<(long Drawn, HashSet<string> Writers)> waiting = new();
    private long settled;

    /// <summary>The mark as it was last seen.</summary>
    public long Latest => Interlocked.Read(ref settled);

    /// <summary>There are numbers whose transactions had not ended when somebody last looked.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Moves the mark as far as it may go.</summary>
    /// <returns>The mark.</returns>
    public async Task<long> AdvanceAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            var (drawn, writers, stored) = await LookAsync(connection, cancel);
            var mark = Settle(drawn, writers);
            if (mark > stored)
                await StoreAsync(connection, mark, cancel);
            Interlocked.Exchange(ref settled, Math.Max(mark, stored));
            return settled;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private static async Task<(long Drawn, HashSet<string> Writers, long Stored)> LookAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var look = new NpgsqlCommand(Look, connection);
        await using var row = await look.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var drawn = row.GetInt64(0);
        var writers = new HashSet<string>();
        await row.NextResultAsync(cancel);
        while (await row.ReadAsync(cancel))
            writers.Add(row.GetString(0));
        await row.NextResultAsync(cancel);
        await row.ReadAsync(cancel);
        return (drawn, writers, row.GetInt64(0));
    }

    // Who still writes was seen at every later look too, so the looks are settled in their order.
    private long Settle(long drawn, HashSet<string> writers)
    {
        var mark = 0L;
        while (waiting.TryPeek(out var earlier) && !earlier.Writers.Overlaps(writers))
            mark = waiting.Dequeue().Drawn;
        if (writers.Count == 0)
            mark = drawn;
        else if (waiting.Count < MostWaiting && (waiting.Count == 0 || waiting.Last().Drawn < drawn))
            waiting.Enqueue((drawn, writers));
        IsWaiting = waiting.Count > 0;
        return mark;
    }

    private static async Task StoreAsync(NpgsqlConnection connection, long mark, CancellationToken cancel)
    {
        await using var store = new NpgsqlCommand(
            """
            insert into inventory.feed as f (id, settled) values (1, $1)
            on conflict (id) do update set settled = excluded.settled where f.settled < excluded.settled
            """, connection)
        {
            Parameters = { new() { Value = mark, NpgsqlDbType = NpgsqlDbType.Bigint } },
        };
        await store.ExecuteNonQueryAsync(cancel);
    }
}

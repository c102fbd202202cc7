using Inventory.Domain.Following;
using Inventory.Domain.Persisting;
using Npgsql;

namespace Inventory.Domain.Tests.Following;

public class the_feed_passes_no_open_transaction(Server server) : Engine(server)
{
    private static readonly FeedEvents Kinds = new(new InventoryEventTypes(Models));

    private readonly ChangeFilter everything = new(Kinds.All);

    private long start;

    [Fact]
    public async Task but_waits_for_it_and_then_tells_both_in_order()
    {
        var feed = await Follow();
        await using var early = await Writer.BeginAsync(Database);
        await early.DrawAsync();
        await Write();
        await Write();

        (await feed()).ShouldBeEmpty();
        await early.AppendAsync();
        (await feed()).ShouldBeEmpty();
        await early.Transaction.CommitAsync();
        (await feed()).ShouldBe([1, 2, 3]);
        (await feed()).ShouldBeEmpty();
    }

    [Fact]
    public async Task nor_stops_at_numbers_that_are_lost()
    {
        var feed = await Follow();
        await using (var lost = await Writer.BeginAsync(Database))
        {
            await lost.DrawAsync();
            await lost.AppendAsync();
            await Write();
            (await feed()).ShouldBeEmpty();
            await lost.Transaction.RollbackAsync();
        }
        (await feed()).ShouldBe([2]);
        await Write();
        (await feed()).ShouldBe([3]);
    }

    [Fact]
    public async Task not_even_when_there_is_always_one()
    {
        var feed = await Follow();
        var told = new List<long>();
        var open = await Writer.BeginAsync(Database);
        await open.DrawAsync();
        for (var i = 0; i < 5; i++)
        {
            var next = await Writer.BeginAsync(Database);
            await next.DrawAsync();
            told.AddRange(await feed());
            await open.AppendAsync();
            await open.Transaction.CommitAsync();
            await open.DisposeAsync();
            open = next;
            told.AddRange(await feed());
        }
        told.ShouldBe([1, 2, 3, 4, 5], "each is told although the one after it is open");
        await open.DisposeAsync();
    }

    [Fact]
    public async Task after_a_restart_or_at_another_node()
    {
        await using var early = await Writer.BeginAsync(Database);
        var feed = await Follow();
        await Write();
        (await feed()).ShouldBe([1]);
        await early.DrawAsync();
        await Write();

        using var mark = new HighWaterMark(Database);
        (await mark.AdvanceAsync(default)).ShouldBe(start + 1, "what another one found out");
        (await new ChangeFeed(Database, mark, Kinds).ReadAsync(start + 1, everything, 100, default)).Changes.ShouldBeEmpty();
        await early.AppendAsync();
        await early.Transaction.CommitAsync();
        (await mark.AdvanceAsync(default)).ShouldBe(start + 3);
        (await feed()).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task whoever_writes_and_however_it_ends()
    {
        var feeds = new List<(Func<Task<long[]>> Read, List<long> Told)>();
        for (var node = 0; node < 3; node++)
            feeds.Add((await Follow(), []));
        var (committed, writing) = (new System.Collections.Concurrent.ConcurrentBag<long>(), true);
        var writers = Enumerable.Range(0, 4).Select(seed => Task.Run(async () =>
        {
            var dice = new Random(seed);
            for (var i = 0; i < 60; i++)
            {
                await using var writer = await Writer.BeginAsync(Database);
                var drawn = new List<long>();
                for (var events = dice.Next(1, 4); events > 0; events--)
                {
                    drawn.Add(await writer.DrawAsync() - start);
                    await Task.Delay(dice.Next(3));
                    await writer.AppendAsync();
                }
                if (dice.Next(4) == 0)
                    continue; // rolled back
                await writer.Transaction.CommitAsync();
                drawn.ForEach(committed.Add);
            }
        })).ToArray();
        var readers = feeds.Select(f => Task.Run(async () =>
        {
            while (Volatile.Read(ref writing))
                f.Told.AddRange(await f.Read());
        })).ToArray();
        await Task.WhenAll(writers);
        Volatile.Write(ref writing, false);
        await Task.WhenAll(readers);

        foreach (var (read, told) in feeds)
        {
            told.Count.ShouldBeGreaterThan(1, "it was read meanwhile");
            told.AddRange(await read());
            told.ShouldBe(committed.Order());
        }
    }

    [Fact]
    public async Task and_is_not_held_by_who_reads_the_sequence()
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var read = new NpgsqlCommand("select last_value from inventory.mt_events_sequence; create table other (id int)", connection);
        await read.ExecuteNonQueryAsync();
        var feed = await Follow();
        await Write();
        (await feed()).ShouldBe([1]);
    }

    [Fact]
    public async Task but_looks_through_many_unwanted_changes_in_steps()
    {
        await Follow();
        await Execute("select setval('inventory.mt_events_sequence', 50000)");
        var wanted = await Write();
        using var mark = new HighWaterMark(Database);
        var changes = new ChangeFeed(Database, mark, Kinds);
        var (after, found, steps) = (start, new List<long>(), 0);
        for (; after < wanted; steps++)
        {
            var page = await changes.ReadAsync(after, everything, 100, default);
            page.Next.ShouldBeGreaterThan(after);
            after = page.Next;
            found.AddRange(page.Changes.Select(c => c.Sequence));
        }
        found.ShouldBe([wanted]);
        steps.ShouldBe(3);
    }

    // Reads what is new, as numbers counted from the start of the test.
    private async Task<Func<Task<long[]>>> Follow()
    {
        start = await Scalar<long>("select last_value from inventory.mt_events_sequence");
        var mark = new HighWaterMark(Database);
        var feed = new ChangeFeed(Database, mark, Kinds);
        var after = await mark.AdvanceAsync(default);
        after.ShouldBe(start);
        return async () =>
        {
            var numbers = new List<long>();
            ChangePage page;
            do
            {
                page = await feed.ReadAsync(after, everything, 7, default);
                page.Next.ShouldBeGreaterThanOrEqualTo(after);
                after = page.Next;
                numbers.AddRange(page.Changes.Select(c => c.Sequence - start));
            }
            while (page.Changes.Count > 0);
            return [.. numbers];
        };
    }

    private async Task<long> Write()
    {
        await using var writer = await Writer.BeginAsync(Database);
        var number = await writer.DrawAsync();
        await writer.AppendAsync();
        await writer.Transaction.CommitAsync();
        return number;
    }

    // A transaction that appends, step by step.
    private sealed class Writer(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        private long number;

        public NpgsqlTransaction Transaction => transaction;

        public static async Task<Writer> BeginAsync(NpgsqlDataSource database)
        {
            var connection = await database.OpenConnectionAsync();
            return new Writer(connection, await connection.BeginTransactionAsync());
        }

        public async Task<long> DrawAsync()
        {
            await using var draw = new NpgsqlCommand("select nextval('inventory.mt_events_sequence')", connection);
            return number = (long)(await draw.ExecuteScalarAsync())!;
        }

        public async Task AppendAsync()
        {
            await using var append = new NpgsqlCommand(
                """
                with stream as (insert into inventory.mt_streams (id, version, tenant_id, is_archived) values ('1/vms/' || $1, 1, '*DEFAULT*', false))
                insert into inventory.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
                values ($1, gen_random_uuid(), '1/vms/' || $1, 1, '{"name": "web"}', 'vm_discovered', now(), '*DEFAULT*', false)
                """, connection) { Parameters = { new() { Value = number } } };
            await append.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}

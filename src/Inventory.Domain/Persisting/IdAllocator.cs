using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Gives ids to new rows before they are written, so that events can carry them and rows can link to each other. Takes blocks from a sequence;
/// what is left of the last one serves the next caller of this process.
/// </summary>
public sealed class IdAllocator(NpgsqlDataSource database)
{
    private const int BlockSize = 100;
    private readonly Lock gate = new();
    private readonly Queue<(long From, int Count)> left = [];

    /// <summary>Takes a number of ids, in ascending order.</summary>
    public Task<IEnumerator<long>> TakeAsync(int count, CancellationToken cancel) => TakeAsync(count, blocks => BlocksAsync(blocks, cancel));

    /// <summary>Gives ids to all rows of these changes that have none. An object that returns keeps the id it had.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="sql">The transaction that writes them, if it has begun; what is taken is gone, whatever becomes of it.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task AssignAsync(IReadOnlyList<ObjectChange> changes, SqlPipeline? sql, CancellationToken cancel)
    {
        var needed = changes.Sum(c => (c.Id == 0 ? 1 : 0) + c.Patch.Children.Count(p => p.Kind == PatchKind.Add));
        using var ids = await TakeAsync(
            needed, async blocks => sql is null ? await BlocksAsync(blocks, cancel) : await BlocksAsync(await sql.SendAsync(cancel), blocks, cancel));
        foreach (var change in changes)
        {
            if (change.Id == 0)
                change.Id = Next(ids);
            change.Patch.Root.Id = change.Id;
            foreach (var child in change.Patch.Children)
                if (child.Kind == PatchKind.Add)
                    child.Id = Next(ids);
        }
    }

    private static long Next(IEnumerator<long> ids) =>
        ids.MoveNext() ? ids.Current : throw new InvalidOperationException("Fewer ids were taken than rows appear.");

    private async Task<IEnumerator<long>> TakeAsync(int count, Func<int, Task<long[]>> draw)
    {
        var taken = new List<(long From, int Count)>();
        var missing = TakeLeftOver(count, taken);
        foreach (var block in missing == 0 ? [] : await draw((missing + BlockSize - 1) / BlockSize))
        {
            var from = ((block - 1) * BlockSize) + 1;
            var use = Math.Min(BlockSize, missing);
            taken.Add((from, use));
            missing -= use;
            if (use < BlockSize)
                lock (gate)
                    left.Enqueue((from + use, BlockSize - use));
        }
        return Ids(taken).GetEnumerator();
    }

    private async Task<long[]> BlocksAsync(int count, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await BlocksAsync(connection, count, cancel);
    }

    private static async Task<long[]> BlocksAsync(NpgsqlConnection connection, int count, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select array_agg(nextval('inventory.id_blocks')) from generate_series(1, $1)", connection)
        {
            Parameters = { new() { Value = count } },
        };
        return (long[])(await command.ExecuteScalarAsync(cancel))!;
    }

    private int TakeLeftOver(int count, List<(long From, int Count)> taken)
    {
        lock (gate)
            while (count > 0 && left.TryDequeue(out var rest))
            {
                var use = Math.Min(rest.Count, count);
                taken.Add((rest.From, use));
                count -= use;
                if (use < rest.Count)
                    left.Enqueue((rest.From + use, rest.Count - use));
            }
        return count;
    }

    private static IEnumerable<long> Ids(List<(long From, int Count)> ranges)
    {
        foreach (var (from, count) in ranges)
            for (var i = 0; i < count; i++)
                yield return from + i;
    }
}

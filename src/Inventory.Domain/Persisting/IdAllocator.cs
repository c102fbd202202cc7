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
    public async Task<IEnumerator<long>> TakeAsync(int count, CancellationToken cancel)
    {
        var taken = new List<(long From, int Count)>();
        var missing = TakeLeftOver(count, taken);
        if (missing > 0)
        {
            await using var command = database.CreateCommand("select nextval('inventory.id_blocks') from generate_series(1, $1)");
            command.Parameters.Add(new NpgsqlParameter { Value = (missing + BlockSize - 1) / BlockSize });
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                var from = ((row.GetInt64(0) - 1) * BlockSize) + 1;
                var use = Math.Min(BlockSize, missing);
                taken.Add((from, use));
                missing -= use;
                if (use < BlockSize)
                    lock (gate)
                        left.Enqueue((from + use, BlockSize - use));
            }
        }
        return Ids(taken).GetEnumerator();
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

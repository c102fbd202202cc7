namespace Inventory.Benchmarks.Remembering;

/// <summary>What PostgreSQL itself needs to hand out all events in the order of their objects, and to take the rows that they make into tables with a primary key.</summary>
public sealed class RebuildFloor(BenchEngine engine)
{
    private static readonly string[] Tables = ["vmdb.vms", "vmdb.hardwares", "vmdb.disks", "inventory.objects"];

    private readonly byte[] buffer = new byte[1 << 16];

    public async Task ReadEventsAsync()
    {
        await using var connection = await engine.Database.OpenConnectionAsync();
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            "copy (select stream_id, version, type, timestamp, data from inventory.mt_events order by stream_id, version) to stdout (format binary)");
        while (await copy.ReadAsync(buffer.AsMemory(), default) > 0)
        {
        }
    }

    public async Task CopyRowsAsync()
    {
        await engine.ExecuteAsync("create schema rebuild_floor");
        await using var from = await engine.Database.OpenConnectionAsync();
        await using var to = await engine.Database.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            var name = $"rebuild_floor.{table.Split('.')[1]}";
            await engine.ExecuteAsync($"create unlogged table {name} (like {table})");
            await using (var read = await from.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)"))
            await using (var write = await to.BeginRawBinaryCopyAsync($"copy {name} from stdin (format binary)"))
                for (int taken; (taken = await read.ReadAsync(buffer.AsMemory(), default)) > 0;)
                    await write.WriteAsync(buffer.AsMemory(0, taken));
            await engine.ExecuteAsync($"alter table {name} add primary key (id)");
        }
    }

    public Task RemoveAsync() => engine.ExecuteAsync("drop schema rebuild_floor cascade");
}

using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Npgsql;

namespace Inventory.Domain.Tests.Storing;

/// <summary>
/// Scale in small: what the engine asks of the database does not grow with the inventory, and what it writes is what changed. Times are a matter of
/// <c>bench/Inventory.Benchmarks</c>.
/// </summary>
public abstract class Ten_thousand_are_few_statements(Server server) : Engine(server)
{
    private const int Flavors = 50;
    private const int Zones = 3;

    // At most one each per table: ids of rows may be left over from before, and a table that grew much is counted anew.
    private static readonly string[] Occasional = ["id_blocks", "reltuples", "analyze "];

    [Fact]
    public async Task And_writes_are_what_changed()
    {
        var few = await LifeAsync(await ProviderAsync("few"), 1_000);
        var many = await LifeAsync(await ProviderAsync("many"), 10_000);
        many[1..].ShouldBe(few[1..]);
        (many[0] - few[0]).ShouldBeLessThanOrEqualTo(20 * (Steps(10_000) - Steps(1_000)), "a first refresh takes some more for each step of so many rows");
    }

    // In which a first refresh is written.
    private int Steps(int vms) => BulkThreshold > 0 ? 1 : 1 + ((Flavors + Zones + (4 * vms)) / RowsAtOnceInBulk);

    protected override int RowsAtOnceInBulk => 2_000;

    // A first refresh, an unchanged one, some that change little, and targeted ones. Gives the number of statements of each.
    private async Task<int[]> LifeAsync(StoredProvider provider, int vms)
    {
        var hundredth = vms / 100;
        var statements = new List<int>();
        await StepAsync("first", 0, vms, 0, [], vms + Flavors + Zones,
            Steps(vms) == 1 ? "history.row_totals +5" : $"history.row_totals +5 ~{3 * (Steps(vms) - 1)}", // one for each table, once for each step
            $"inventory.objects +{vms + Flavors + Zones}", $"vmdb.availability_zones +{Zones}", $"vmdb.disks +{2 * vms}", $"vmdb.flavors +{Flavors}", $"vmdb.hardwares +{vms}",
            $"vmdb.vms +{vms}");
        await StepAsync("unchanged", 0, vms, 0, [], 0);
        await StepAsync("1 % changed", 0, vms, hundredth, [], hundredth,
            $"history.vms +{hundredth}", $"inventory.objects ~{hundredth}", $"vmdb.vms ~{hundredth}");
        await StepAsync("1 % gone, 1 % new", hundredth, vms, hundredth, [], 2 * hundredth,
            "history.row_totals +3",
            $"history.vms +{hundredth}", $"inventory.objects +{hundredth} ~{hundredth}", $"vmdb.disks +{2 * hundredth}", $"vmdb.hardwares +{hundredth}",
            $"vmdb.vms +{hundredth} ~{2 * hundredth}"); // what changes of an archived row, and that its cloud has it no longer
        await StepAsync("1 named", hundredth, vms, vms, [vms / 2], 1, "history.vms +1", "inventory.objects ~1", "vmdb.vms ~1");
        await StepAsync("100 named", hundredth, vms, vms, [.. Enumerable.Range(vms / 2, 101).Skip(1)], 100, "history.vms +100", "inventory.objects ~100", "vmdb.vms ~100");
        return [.. statements];

        async Task StepAsync(string step, int from, int count, int stopped, int[] named, int events, params string[] written)
        {
            Fill(from, count, stopped);
            var before = await WritesAsync();
            Statements.Forget();
            var targets = named.Length == 0 ? [] : new Dictionary<string, string[]> { ["vms"] = [.. named.Select(Id)] };
            Time.Advance(TimeSpan.FromMinutes(1));
            var outcome = await NewRefresh().RunAsync(provider, new RefreshRequest(targets, "test", "admin"), (_, _) => Task.CompletedTask, default);
            statements.Add(Statements.Executed.Count(s => !Occasional.Any(o => s.Contains(o, StringComparison.Ordinal))));
            outcome.Problem.ShouldBeNull();
            outcome.Events.ShouldBe(events, step);
            (await WritesAsync()).Where(w => !before.TryGetValue(w.Key, out var was) || was != w.Value)
                .Select(w => w.Value.Since(before.GetValueOrDefault(w.Key)) is var since ? $"{w.Key}{since}" : "").ShouldBe(written, step);
            statements[^1].ShouldBeLessThan(step == "first" ? 120 + (20 * Steps(vms)) : 120, step);
        }
    }

    // Of the VMs from a number on, the first ones are stopped.
    private void Fill(int from, int count, int stopped)
    {
        Cloud.Clear();
        for (var i = 0; i < Zones; i++)
            Cloud.Zone($"zone-{i}");
        for (var i = 0; i < Flavors; i++)
            Cloud.Flavor($"flavor-{i}");
        for (var i = from; i < from + count; i++)
            Cloud.Vm(Id(i), $"flavor-{i % Flavors}", i < stopped ? "stopped" : "running", $"vm {i}", $"zone-{i % Zones}", [("vda", 1L << 30), ("vdb", i)], 4);
    }

    private static string Id(int i) => $"i-{i:x8}";

    // Rows written so far, by table. What the refreshes tell of themselves is left out.
    private async Task<SortedDictionary<string, Written>> WritesAsync()
    {
        Database.Clear(); // connections tell what they have written when they end
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var others = new NpgsqlCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()", connection);
        while ((long)(await others.ExecuteScalarAsync())! > 0)
            await Task.Delay(5);
        var written = new SortedDictionary<string, Written>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand(
            """
            select schemaname || '.' || relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_user_tables
            where schemaname in ('vmdb', 'history') and relname not in ('refreshes', 'transactions', 'ext_management_systems') or schemaname = 'inventory' and relname not like 'mt\_%'
            """, connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            written.Add(row.GetString(0), new Written(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        return written;
    }

    private readonly record struct Written(long Inserted, long Updated, long Deleted)
    {
        public string Since(Written before) => Text('+', Inserted - before.Inserted) + Text('~', Updated - before.Updated) + Text('-', Deleted - before.Deleted);

        private static string Text(char sign, long rows) => rows == 0 ? "" : $" {sign}{rows}";
    }
}

public sealed class Ten_thousand_event_by_event(Server server) : Ten_thousand_are_few_statements(server);

public sealed class Ten_thousand_in_bulk(Server server) : Ten_thousand_are_few_statements(server)
{
    protected override int BulkThreshold => 0;
}

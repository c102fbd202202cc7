using Inventory.Domain.History;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Npgsql;

namespace Inventory.Domain.Tests.History;

/// <summary>What is known of the number of rows without counting them is what counting them gives, whoever writes, folds and reads at the same time.</summary>
public sealed class Totals_are_kept(Server server) : Engine(server)
{
    private static readonly string[] Tables =
        [.. VmdbNames.Concat(ManagementTables.All.Where(t => t.HasColumn(HistoryTables.ValidFrom)).Select(t => t.Identifier.Name))];

    private static readonly string Kept = $"select of_table, template, sum(rows) from {KeptTotals.Present} t group by 1, 2 having sum(rows) <> 0";

    private static readonly string Counted = string.Join(" union all ", Tables.Select(t => (Name: t, Kind: t == "vms" ? "template" : "false")).Select(t =>
        $"select '{t.Name}' as of_table, {t.Kind} as template, count(*) as rows from vmdb.{Sql.Name(t.Name)} group by 2 having count(*) > 0"));

    // In one statement: it sees both as they were at one moment.
    private static readonly string Differences =
        $"select * from ({Kept}) k full join ({Counted}) c using (of_table, template) where k.sum is distinct from c.rows order by 1, 2";

    private KeptTotals Totals => new(Database);

    private Retention Retention => new(Models, new InventoryEventTypes(Models), Database, Time);

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Of_any_inventory_whether_it_is_folded_or_not(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 12; n++)
        {
            Fill(random); // what was there and is not is archived, or gone; what comes again is reconnected
            (await Refresh()).Problem.ShouldBeNull();
            await TheyAgree();
            if (random.Next(3) == 0)
                await Totals.FoldAsync(default);
            await TheyAgree();
        }
        (await Scalar<long>("select count(*) from vmdb.vms where ems_id is null")).ShouldBeGreaterThan(0, "some are archived");
        (await Scalar<long>("select count(*) from vmdb.vms where template")).ShouldBeGreaterThan(0);
        (await Scalar<long>($"select sum(rows)::bigint from {KeptTotals.Present} t where of_table = 'vms' and not template")).ShouldBe(
            await Scalar<long>("select count(*) from vmdb.vms where not template"));
        await Totals.FoldAsync(default);
        (await Scalar<long>("select count(*) from history.row_totals where not folded")).ShouldBe(0);
        await TheyAgree();
    }

    [Fact]
    public async Task When_a_vm_becomes_a_template_or_somebody_writes_sql()
    {
        Cloud.Vm("i-1");
        Cloud.Vm("i-2");
        await Refresh();
        await Totals.FoldAsync(default);
        await Execute("update vmdb.vms set template = true where ems_ref = 'i-1'");
        await TheyAgree();
        await Execute("delete from vmdb.vms where template");
        await TheyAgree();
        await Totals.FoldAsync(default);
        await TheyAgree();
        (await Rows($"select template, sum(rows) from {KeptTotals.Present} t where of_table = 'vms' group by 1 order by 1")).ShouldBe(["False|1", "True|0"]);
    }

    [Fact]
    public async Task When_tables_are_rebuilt_and_what_was_is_forgotten_and_a_provider_is_removed()
    {
        var random = new Random(4);
        for (var n = 0; n < 4; n++)
        {
            Fill(random);
            await Refresh();
            Time.Advance(TimeSpan.FromDays(2));
        }
        await Totals.FoldAsync(default);
        await Execute("delete from inventory.unresolved_links; delete from vmdb.disks; delete from vmdb.vms; update vmdb.flavors set name = 'wrong'");
        (await new Rebuild(Beside).RebuildAsync(Database, null, null, default)).Differences.ShouldNotBeEmpty();
        await TheyAgree();
        await Retention.KeepAsync(null, null, 3, default);
        (await Retention.ApplyAsync(null, default)).Rows.ShouldBeGreaterThan(0);
        await TheyAgree();
        var second = await ProviderAsync("second");
        await Refresh(second, NewRecord(500));
        await Totals.FoldAsync(default);
        await TheyAgree();
        await new RemoveProvider(Models, Database, Record, new Managers([Cloud]), Time).RemoveAsync(second.Id, "ann", default);
        await TheyAgree();
    }

    [Fact]
    public async Task While_several_write_and_fold()
    {
        Fill(new Random(5));
        var providers = new List<StoredProvider> { Provider };
        for (var n = 0; n < 3; n++)
            providers.Add(await ProviderAsync($"provider {n}"));
        foreach (var provider in providers)
            await Refresh(provider, Record);
        using var done = new CancellationTokenSource();
        var others = new Func<Task>[] { TheyAgree, TheyAgree, () => Totals.FoldAsync(default), () => Totals.FoldAsync(default) }.Select(UntilDone).ToList();
        await Task.WhenAll(providers.Select(async (provider, n) =>
        {
            for (var round = 0; round < 15; round++)
            {
                await Execute(
                    $"""
                    insert into vmdb.flavors (id, ems_id, ems_ref, name)
                    select {1_000_000 * (n + 1) + 1000 * round} + g, {provider.Id}, 'more {round} ' || g, 'more' from generate_series(1, {round + 1}) g
                    """);
                await Execute($"delete from vmdb.flavors where ems_id = {provider.Id} and name = 'more' and id % 2 = 0");
                await Execute($"update vmdb.vms set template = not template where ems_id = {provider.Id}");
            }
        }));
        await done.CancelAsync();
        await Task.WhenAll(others);
        await TheyAgree();
        (await Scalar<long>("select count(*) from history.row_totals")).ShouldBeGreaterThan(100);

        async Task UntilDone(Func<Task> again)
        {
            while (!done.IsCancellationRequested)
                await again();
        }
    }

    [Fact]
    public async Task And_nobody_waits_for_one_who_writes()
    {
        Cloud.Vm("i-1");
        await Refresh();
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var slow = $"insert into vmdb.flavors (id, ems_id, ems_ref, name) values (4711, {Provider.Id}, 'slow', 'slow')";
        await using (var insert = new NpgsqlCommand(slow, connection))
            await insert.ExecuteNonQueryAsync();
        var second = await ProviderAsync("second");
        await Refresh(second, NewRecord(500));
        await Totals.FoldAsync(default); // all of this ends while that transaction is open
        await TheyAgree();
        await transaction.CommitAsync();
        (await Rows("select of_table, rows from history.row_totals where not folded")).ShouldBe(["flavors|1"]);
        await TheyAgree();
        await Totals.FoldAsync(default);
        await TheyAgree();
    }

    [Fact]
    public async Task And_nobody_who_writes_waits_for_one_who_folds()
    {
        Cloud.Vm("i-1");
        await Refresh();
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var fold = new NpgsqlCommand(KeptTotals.Fold, connection))
            (await fold.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
        Cloud.Vm("i-2");
        await Refresh();
        await TheyAgree();
        await transaction.RollbackAsync();
        await TheyAgree();
        await Totals.FoldAsync(default);
        await TheyAgree();
    }

    [Fact]
    public async Task Also_of_what_an_older_version_recorded()
    {
        var random = new Random(6);
        for (var n = 0; n < 3; n++)
        {
            Fill(random);
            await Refresh();
        }
        await Totals.FoldAsync(default);
        await Execute("alter table history.row_totals drop column folded; drop table history.folded_totals; comment on schema past is null");
        await InventorySchema.ApplyAsync(Store, Models, Database, default);
        await TheyAgree();
        (await Scalar<long>("select count(*) from history.row_totals where not folded")).ShouldBe(0);
        Fill(random);
        await Refresh();
        await TheyAgree();
        (await Store.Storage.Database.CreateMigrationAsync()).Difference.ShouldBe(Weasel.Core.SchemaPatchDifference.None);
    }

    [Fact]
    public async Task And_however_many_transactions_there_were_few_rows_are_read()
    {
        Cloud.Vm("i-1");
        await Refresh();
        await Execute(
            """
            insert into history.row_totals (of_table, template, transaction, rows, folded) select 'vms', false, g, 0, true from generate_series(1000, 50999) g;
            analyze history.row_totals
            """);
        var plan = await Rows($"explain (analyze, costs off, timing off) select sum(rows) from {KeptTotals.Present} t where of_table = 'vms' and not template");
        plan.ShouldNotContain(l => l.Contains("Rows Removed", StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldNotContain(l => l.Contains("Seq Scan on row_totals", StringComparison.Ordinal), string.Join('\n', plan));
    }

    private async Task TheyAgree() => (await Rows(Differences)).ShouldBeEmpty();

    private void Fill(Random random)
    {
        Cloud.Clear();
        string[] flavors = ["small", "large", "late"];
        foreach (var flavor in flavors.Where(_ => random.Next(3) > 0))
            Cloud.Flavor(flavor);
        Cloud.Zone("z");
        for (var n = 0; n < 12; n++)
            if (random.Next(3) > 0)
                Cloud.Vm($"i-{n}", flavors[random.Next(3)], zone: "z", disks: [.. Enumerable.Range(0, random.Next(3)).Select(d => ($"vd{d}", 1L))], cores: 1);
        for (var n = 0; n < 3; n++)
            if (random.Next(2) == 0)
                Cloud.Template($"t-{n}", "a template");
    }
}

using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Domain.Tests.History;

/// <summary>Totals that are kept and indexes that know when rows were valid give what counting and sorting all rows gives, and what the events give.</summary>
public sealed class The_past_is_counted_and_paged(Server server) : Engine(server)
{
    private const string Kept = "select of_table, template, rows from past.row_totals where rows <> 0 order by 1, 2";

    // Plans that read in the order of an index, and plans that read everything.
    private const string ByIndex = "set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off; set local enable_indexscan = on";
    private const string InFull = "set local enable_seqscan = on; set local enable_sort = on; set local enable_bitmapscan = off; set local enable_indexscan = off";

    private static readonly string Counted = string.Join(" union all ", VmdbNames.Append("ext_management_systems").Select(t =>
        $"select '{t}' as of_table, {(t == "vms" ? "template" : "false")} as template, count(*) as rows from past.{Sql.Name(t)} group by 2")) + " order by 1, 2";

    private static readonly string[] Pages =
    [
        $"select id, name from past.vms where not template order by {VmdbTables.Beginning("name")}, id limit 3 offset 1",
        $"select id, power_state from past.vms where not template order by {VmdbTables.Beginning("power_state")} desc, id desc limit 4",
        "select id, name from past.vms order by id limit 5", "select vm_or_template_id, cpu_total_cores from past.hardwares order by id limit 3",
        "select id, flavor_id from past.vms where flavor_id is not null order by flavor_id, id",
        "select v.id, f.name from past.vms v left join past.flavors f on f.id = v.flavor_id where f.cpu_total_cores > 1 order by v.id",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task As_of_every_state_of_any_inventory(int seed)
    {
        var random = new Random(seed);
        var states = new List<(DateTimeOffset At, string[] Vms, long Templates)>();
        for (var n = 0; n < 9; n++)
        {
            Fill(random);
            (await Refresh()).Problem.ShouldBeNull();
            states.Add((Time.GetUtcNow(), await Rows("select id, name, power_state, flavor_id from vmdb.vms order by id"), await Scalar<long>("select count(*) from vmdb.vms where template")));
        }
        states.Select(s => string.Join("\n", s.Vms)).Distinct().Count().ShouldBeGreaterThan(5);
        foreach (var (at, vms, templates) in states)
        {
            var state = await PointInTime.AtAsync(Database, at, default);
            (await Asked(state, "select id, name, power_state, flavor_id from past.vms order by id")).ShouldBe(vms);
            (await Asked(state, $"select sum(rows) from ({Kept}) r where of_table = 'vms' and template")).ShouldBe([templates == 0 ? "" : $"{templates}"]);
            (await Asked(state, Kept)).ShouldBe(await Asked(state, Counted));
            foreach (var page in Pages)
                (await Asked(state, page, ByIndex)).ShouldBe(await Asked(state, page, InFull), page);
            (await new Rebuild(Beside).VerifyAsync(Database, state, null, default)).Differences.ShouldBeEmpty();
        }
        (await Asked(PointInTime.BeforeAll(DateTimeOffset.UnixEpoch), Kept)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_that_has_not_ended_yet_is_not_counted()
    {
        Cloud.Vm("slow");
        var (slow, quick) = (NewRecord(500), NewRecord(500));
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        slow.BeforeCommit = () =>
        {
            begun.SetResult();
            return go.Task;
        };
        var second = await ProviderAsync("second");
        var running = Refresh(Provider, slow);
        await begun.Task;
        Cloud.Clear();
        Cloud.Vm("quick");
        Cloud.Vm("quicker");
        await Refresh(second, quick);
        var sequence = await Scalar<long>("select max(seq_id) from inventory.mt_events");
        var ofVms = $"select rows from ({Kept}) r where of_table = 'vms'";
        (await Asked((await PointInTime.AfterAsync(Database, sequence, default))!, ofVms)).ShouldBe(["2"]);
        go.SetResult();
        await running;
        (await Asked((await PointInTime.AfterAsync(Database, sequence, default))!, ofVms)).ShouldBe(["3"], "its events have the smaller numbers");
        (await Asked(await PointInTime.AtAsync(Database, Time.GetUtcNow(), default), ofVms)).ShouldBe(["3"]);
    }

    [Fact]
    public async Task A_vm_that_becomes_a_template_is_counted_as_one()
    {
        Cloud.Vm("i-1");
        Cloud.Vm("i-2");
        await Refresh();
        var before = Time.GetUtcNow();
        await Execute("update vmdb.vms set template = true where ems_ref = 'i-1'");
        (await Asked(await PointInTime.AtAsync(Database, before, default), Kept + " limit 1 offset 1")).ShouldBe(["vms|False|2"]);
        (await Asked(new PointInTime(long.MaxValue, [], before), $"select * from ({Kept}) r where of_table = 'vms'")).ShouldBe(["vms|False|1", "vms|True|1"]);
    }

    [Fact]
    public async Task What_an_older_version_recorded_is_counted_when_the_tables_are_brought_up_to_date()
    {
        var random = new Random(7);
        for (var n = 0; n < 4; n++)
        {
            Fill(random);
            await Refresh();
        }
        var at = await PointInTime.AtAsync(Database, Time.GetUtcNow() - TimeSpan.FromMinutes(2), default);
        var counted = await Asked(at, Kept);
        await Execute("delete from history.row_totals; comment on schema past is null");
        (await Asked(at, Kept)).ShouldBeEmpty();
        await new HistoryObjects(Store.Storage.Database.AllObjects().OfType<Weasel.Postgresql.Tables.Table>()).Schemas.CreateAsync(Database, default);
        (await Asked(at, Kept)).ShouldBe(counted);
    }

    [Fact]
    public async Task States_are_found_by_many_at_once()
    {
        Cloud.Vm("i-1");
        var refresh = await Refresh();
        var few = new NpgsqlConnectionStringBuilder(ConnectionString) { MaxPoolSize = 3 };
        await using var database = NpgsqlDataSource.Create(few);
        var found = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => new PastStates(database).OfRefreshAsync(refresh.Id, null, default)));
        found.Select(f => f.State!.Last).Distinct().ShouldHaveSingleItem();
    }

    private void Fill(Random random)
    {
        Cloud.Clear();
        string[] flavors = ["small", "large", "late"];
        foreach (var flavor in flavors.Where(_ => random.Next(3) > 0))
            Cloud.Flavor(flavor, cpus: random.Next(1, 4));
        Cloud.Zone("z");
        for (var n = 0; n < 12; n++)
            if (random.Next(3) > 0)
                Cloud.Vm($"i-{n}", flavors[random.Next(3)], random.Next(2) == 0 ? "running" : "stopped", $"name {random.Next(5)}", "z",
                    disks: [.. Enumerable.Range(0, random.Next(3)).Select(d => ($"vd{d}", (long)random.Next(1, 3)))], cores: random.Next(1, 3));
        for (var n = 0; n < 3; n++)
            if (random.Next(2) == 0)
                Cloud.Template($"t-{n}", $"name {random.Next(3)}");
    }

    private async Task<string[]> Asked(PointInTime at, string sql, string plans = "select")
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (name, value) in at.Settings)
            await new NpgsqlCommand($"select set_config('{name}', '{value}', true)", connection).ExecuteNonQueryAsync();
        await new NpgsqlCommand(plans, connection).ExecuteNonQueryAsync();
        var rows = new List<string>();
        await using var row = await new NpgsqlCommand(sql, connection).ExecuteReaderAsync();
        while (await row.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : row.GetValue(i).ToString())));
        return [.. rows];
    }
}

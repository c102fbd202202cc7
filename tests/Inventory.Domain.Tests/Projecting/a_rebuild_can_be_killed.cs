using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Domain.Tests.Projecting;

public sealed class A_rebuild_can_be_killed(Server server) : Engine(server)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task And_everything_is_as_it_was(bool byTheServer)
    {
        await Fill();
        await Execute("update vmdb.vms set name = 'wrong'");
        var before = await Dump();
        var killed = new Killed(this, byTheServer);
        await Should.ThrowAsync<Exception>(() => new Rebuild(Beside).RebuildAsync(Database, null, killed, killed.Cancel));
        killed.Reports.ShouldBe(1);
        await TablesAreStill(before);
        (await Schemas()).ShouldNotContain("rebuild");

        (await new Rebuild(Beside).RebuildAsync(Database, null, null, default)).Differences.ShouldNotBeEmpty();
        (await new Rebuild(Beside).VerifyAsync(Database, null, null, default)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task So_can_a_restore()
    {
        await Fill();
        var killed = new Killed(this, byTheServer: true);
        var now = await PointInTime.AtAsync(Database, Time.GetUtcNow(), default);
        await Should.ThrowAsync<NpgsqlException>(() => new Rebuild(Beside).RestoreAsync(Database, now, "side", killed, default));
        (await Schemas()).ShouldNotContain("side");
        await new Rebuild(Beside).RestoreAsync(Database, now, "side", null, default);
        (await Rows("select count(*) from side.vms")).ShouldBe(["3"]);
    }

    [Fact]
    public async Task One_collection_is_made_right_alone()
    {
        await Fill();
        await Execute(
            """
            update vmdb.flavors set name = 'wrong';
            delete from vmdb.vms where ems_ref = 'i-1';
            delete from inventory.unresolved_links;
            update vmdb.availability_zones set name = 'wrong'
            """);
        Beside.PartWith("nonsense").ShouldBeNull();
        (await Wrong("disks")).ShouldBe(["availability_zones", "flavors"]);
        (await Wrong("flavors")).ShouldBe(["availability_zones"]);
        (await Wrong("availability_zones")).ShouldBeEmpty();

        async Task<string[]> Wrong(string rebuilt)
        {
            await new Rebuild(Beside).RebuildAsync(Database, Beside.PartWith(rebuilt), null, default);
            return [.. (await new Rebuild(Beside).VerifyAsync(Database, null, null, default)).Differences.Select(d => d.Table).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task What_cannot_be_made_right_alone_is_left()
    {
        await Fill();
        await Execute(
            """
            insert into vmdb.flavors (id, ems_id, ems_ref, name) select 999999, ems_id, 'invented', 'invented' from vmdb.flavors limit 1;
            update vmdb.vms set flavor_id = 999999 where ems_ref = 'i-3'
            """);
        var before = await Dump();
        await Should.ThrowAsync<OtherTablesWrongException>(() => new Rebuild(Beside).RebuildAsync(Database, Beside.PartWith("flavors"), null, default));
        await TablesAreStill(before);
    }

    private async Task Fill()
    {
        Cloud.Zone("z");
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small", zone: "z", cores: 1, disks: [("vda", 1), ("vdb", 2)]);
        Cloud.Vm("i-2", flavor: "never", zone: "z");
        Cloud.Vm("i-3", flavor: "small");
        await Refresh();
    }

    private Task<string[]> Schemas() => Rows("select nspname from pg_namespace");

    // Between reading and swapping: by the server, as when it goes down, or by whoever asked.
    private sealed class Killed(A_rebuild_can_be_killed test, bool byTheServer) : IProgress<int>
    {
        private readonly CancellationTokenSource stop = new();

        public CancellationToken Cancel => stop.Token;

        public int Reports { get; private set; }

        public void Report(int value)
        {
            Reports++;
            if (!byTheServer)
            {
                stop.Cancel();
                return;
            }
            using var connection = new NpgsqlConnection(test.ConnectionString);
            connection.Open();
            using var kill = new NpgsqlCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'", connection);
            ((long)kill.ExecuteScalar()!).ShouldBe(1);
        }
    }
}

namespace Inventory.Domain.Tests.Storing;

/// <summary>Connections plan the check of a foreign key once; a plan made while a table was nearly empty must not serve a large refresh.</summary>
public sealed class Foreign_keys_are_checked_by_index(Server server) : Engine(server)
{
    private const int Many = 3000;

    protected override int ManyRows => int.MaxValue; // PostgreSQL checks each row

    [Fact]
    public async Task Also_on_connections_that_knew_the_tables_empty()
    {
        Fill(0, 600);
        await Refresh();
        await Execute("delete from vmdb.vms; delete from inventory.objects; delete from inventory.mt_events where stream_id like '%/vms/%'; delete from inventory.mt_streams where id like '%/vms/%'");
        await Execute("vacuum analyze");
        Fill(0, 600); // plans made now are made for empty tables
        await Refresh();
        var before = await RowsReadInSequence();

        Fill(0, Many);
        (await Refresh()).Problem.ShouldBeNull();

        (await RowsReadInSequence() - before).ShouldBeLessThan(100L * Many); // reading a table per key would be millions
        await SecondRefreshRecordsNothing();
    }

    private void Fill(int from, int count)
    {
        Cloud.Clear();
        for (var i = from; i < from + count; i++)
            Cloud.Vm($"i-{i}", cores: 1, disks: [("vda", i)]);
    }

    private async Task<long> RowsReadInSequence()
    {
        await Execute("select pg_stat_force_next_flush()");
        return await Scalar<long>("select sum(seq_tup_read)::bigint from pg_stat_user_tables where relname in ('mt_streams', 'vms', 'hardwares')");
    }
}

using Inventory.Domain.Collecting;
using Inventory.Domain.Persisting;

namespace Inventory.Domain.Tests.Refreshing;

public abstract class Two_writers_cannot_both_win(Server server) : Engine(server)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_slower_one_records_nothing(bool known)
    {
        Cloud.Vm("i-0");
        if (known)
            Cloud.Vm("i-1", name: "before");
        await Refresh();
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", name: "changed", disks: [("vda", 1)]);
        Cloud.Vm("i-2");
        string[] winner = [];
        Cloud.Vms.Add(new("", _ => { })); // the last item; then the other one wins
        var run = NewRefresh().RunAsync(Provider, RefreshRequest.Full("slow", "ann"), async (collection, _) =>
        {
            if (collection != "vms")
                return;
            (await Refresh()).Problem.ShouldBeNull();
            winner = await Dump();
        }, default);

        var outcome = await run;

        outcome.Verdict.ShouldBe(Verdict.Failed);
        outcome.Problem.ShouldBe(new ConcurrentChangeException(null).Message);
        await TablesAreStill(winner);
        (await Scalar<long>("select count(*) from inventory.mt_events where stream_id like '%/vms/i-1'")).ShouldBe(known ? 2 : 1);
        (await Scalar<long>(
            """
            select count(*) from inventory.mt_streams s
            where version <> (select max(version) from inventory.mt_events e where e.stream_id = s.id)
            """)).ShouldBe(0);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_fingerprint_is_not_written_over_a_newer_object()
    {
        Cloud.Vm("i-1", name: "old");
        await Refresh();
        await Execute("update inventory.objects set fingerprint = ''");
        await NewRefresh().RunAsync(Provider, RefreshRequest.Full("slow", "ann"), async (collection, _) =>
        {
            if (collection != "depots") // the last list
                return;
            Cloud.Vms.Clear();
            Cloud.Vm("i-1", name: "new");
            (await Refresh()).Events.ShouldBe(1);
        }, default);
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", name: "old");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows("select name from vmdb.vms")).ShouldBe(["old"]);
        await SecondRefreshRecordsNothing();
    }
}

public sealed class Two_writers_event_by_event(Server server) : Two_writers_cannot_both_win(server);

public sealed class Two_writers_in_bulk(Server server) : Two_writers_cannot_both_win(server)
{
    protected override int BulkThreshold => 0;
}

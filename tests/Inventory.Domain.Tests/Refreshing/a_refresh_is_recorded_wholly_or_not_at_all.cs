using System.Diagnostics;
using Inventory.Domain.Collecting;

namespace Inventory.Domain.Tests.Refreshing;

public abstract class A_refresh_is_recorded_wholly_or_not_at_all(Server server) : Engine(server)
{
    [Fact]
    public async Task Whose_connection_dies_before_the_commit()
    {
        Fill();
        var before = await Dump();
        Record.BeforeCommit = async () =>
        {
            await using var other = new Npgsql.NpgsqlConnection(ConnectionString + ";Pooling=false");
            await other.OpenAsync();
            await using var kill = new Npgsql.NpgsqlCommand(
                """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction'
                """, other);
            (await kill.ExecuteScalarAsync()).ShouldBe(1L);
        };

        // Not failed but unknown: whoever took it from the queue runs it again.
        LostDatabase.IsCauseOf(await Should.ThrowAsync<Exception>(() => Refresh())).ShouldBeTrue();

        Record.BeforeCommit = () => Task.CompletedTask;
        await NothingWasRecorded(before);
        (await Refresh()).Events.ShouldBe(7);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Whose_process_is_killed_before_the_commit()
    {
        Fill();
        var before = await Dump();
        string[] arguments = KilledRefresh.Arguments(ConnectionString, Provider.Id, BulkThreshold);
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        (await process.StandardOutput.ReadLineAsync()).ShouldBe(KilledRefresh.Ready);
        (await Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'")).ShouldBe(1);
        process.Kill(); // SIGKILL
        await process.WaitForExitAsync();
        while (await Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'") > 0)
            await Task.Delay(20); // until the server notices

        await NothingWasRecorded(before);
        (await Rows("select distinct type from inventory.mt_events where type like 'refresh%'")).ShouldBe(["refresh_started"]); // and that it began
        (await Refresh()).Events.ShouldBe(7);
        await SecondRefreshRecordsNothing();
    }

    private async Task NothingWasRecorded(string[] before)
    {
        await TablesAreStill(before);
        (await Scalar<long>("select count(*) from inventory.mt_events where type like 'vm%' or type like 'flavor%'")).ShouldBe(0);
        (await Scalar<long>("select count(*) from inventory.mt_streams where id like '%/vms/%'")).ShouldBe(0);
    }

    private void Fill() => KilledRefresh.Fill(Cloud);
}

public sealed class Wholly_or_not_event_by_event(Server server) : A_refresh_is_recorded_wholly_or_not_at_all(server);

public sealed class Wholly_or_not_in_bulk(Server server) : A_refresh_is_recorded_wholly_or_not_at_all(server)
{
    protected override int BulkThreshold => 0;
}

using Inventory.Domain.Collecting;
using Inventory.Domain.Observing;
using Inventory.Domain.Providers;
using Inventory.Domain.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inventory.Domain.Tests.Working;

public sealed class A_busy_worker_beats(Server server) : Engine(server)
{
    [Fact]
    public async Task Also_when_each_refresh_is_too_short_to_be_told()
    {
        // Whenever a refresh has ended, the next one waits already: the worker never rests.
        await Execute(
            """
            create function vmdb.again() returns trigger language plpgsql as $$
            begin
              insert into vmdb.refresh_requests (ems_id, state, task_id, request, requested_at)
              values (old.ems_id, 'waiting', old.task_id, old.request, old.requested_at) on conflict do nothing;
              return null;
            end $$;
            create trigger again after delete on vmdb.refresh_requests for each row when (old.state = 'running') execute function vmdb.again();
            """);
        await Queue.AddAsync(Provider.Id, "refresh", new RefreshRequest(new Dictionary<string, string[]> { ["vms"] = ["i-1"] }, "test", "ann"), default);
        using var signal = new WorkSignal(Database, Time, NullLogger<WorkSignal>.Instance);
        using var slots = new RefreshSlots(new RefreshOptions());
        using var ending = new CancellationTokenSource();
        var row = new WorkerRow(new WorkerRows(Database, new WorkerNode("test", 1), Time), Provider.Id, RefreshProviders.WorkerName);
        var working = new RefreshProviders(Worker(), signal, slots).WorkAsync(Provider.Id, row, ending.Token);
        for (var beat = 0; beat < 3; beat++)
        {
            var before = await Scalar<long>("select count(*) from vmdb.refreshes where state = 'ended'");
            await UntilAsync($"select (select count(*) from vmdb.refreshes where state = 'ended') > {before}");
            Time.Advance(WorkerRow.BetweenBeats);
            await UntilAsync($"select exists (select from vmdb.miq_workers where type = 'refresh-worker' and last_heartbeat = '{Time.GetUtcNow():O}')");
        }
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBeGreaterThan(0);
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => working);
    }

    private RefreshQueue Queue => new(Database, new TaskLog(Time), Time);

    private RefreshWorker Worker()
    {
        var managers = new Managers([Cloud]);
        return ActivatorUtilities.CreateInstance<RefreshWorker>(
            new ServiceCollection().BuildServiceProvider(), Queue, new ProviderStore(Database, managers, new ClearSecrets()), NewRefresh(),
            new RemoveProvider(Models, Database, Record, managers, Time), new TaskLog(Time), new EventAges(new(), Database, Time), Database, Time);
    }

    private async Task UntilAsync(string condition)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); !await Scalar<bool>(condition);)
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"It did not come true: {condition}");
            await Task.Delay(20);
        }
    }
}

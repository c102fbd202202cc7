using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Domain.Working;
using Inventory.Sdk;
using Microsoft.Extensions.Logging.Abstractions;
using static Inventory.Domain.Tests.Catching.TestEventCatcher;

namespace Inventory.Domain.Tests.Catching;

public sealed class A_catcher_listens(Server server) : Engine(server)
{
    private TestEventCatcher Tells => Cloud.Events;

    private CatchEvents Catcher => new(
        new ProviderStore(Database, new Managers([Cloud]), new ClearSecrets()), new EventInbox(Database, Models, new RefreshQueue(Database, new TaskLog(Time), Time), new(), new(), Time),
        Database, new EventOptions(), Time, NullLogger<CatchEvents>.Instance);

    [Fact]
    public async Task And_acknowledges_what_is_saved_and_goes_on_where_it_was()
    {
        await using var run = await StartAsync();
        Tells.Feed.Add(new EventBatch([Event("stopped", "e-1", "i-1"), Event("{ no json")], "c-1"));
        await UntilAsync(() => Tells.Acknowledged.Contains("c-1"));
        (await Rows("select event_type from vmdb.event_streams")).ShouldBe(["stopped"]);
        (await Scalar<string>("select cursor from inventory.event_cursors")).ShouldBe("c-1");
        await run.DisposeAsync();

        await using var next = await StartAsync();
        await UntilAsync(() => Tells.Opened.Count == 2);
        Tells.Opened.ShouldBe([null, "c-1"]);
    }

    [Fact]
    public async Task And_has_everything_read_once_for_what_happened_before()
    {
        await using var run = await StartAsync();
        Tells.Feed.Add(new EventBatch([], "c-1"));
        await UntilAsync(() => Tells.Acknowledged.Contains("c-1"));
        (await Rows("select state, request ->> 'targets', request ->> 'reason' from vmdb.refresh_requests")).ShouldBe(["waiting|{}|its events are caught from now on"]);
        await Execute("delete from vmdb.refresh_requests");
        await run.DisposeAsync();

        await using var next = await StartAsync();
        Tells.Feed.Add(new EventBatch([], "c-2"));
        await UntilAsync(() => Tells.Acknowledged.Contains("c-2"));
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBe(0);
    }

    [Fact]
    public async Task And_after_a_failure_again_each_time_later()
    {
        await using var run = await StartAsync();
        Tells.Feed.Add(new IOException("The cloud hung up."));
        await UntilAsync(async () => await Status() == "waiting|Tries again in 00:01:00|The cloud hung up.");
        Tells.Feed.Add(new IOException("And again."));
        await UntilAsync(async () => await Status() == "waiting|Tries again in 00:02:00|And again.", advance: true);
        Tells.Feed.Add(new EventBatch([], "c-1"));
        await UntilAsync(async () => await Status() == "started|Listening|And again.", advance: true);
        Tells.Feed.Add(new IOException("After a success."));
        await UntilAsync(async () => await Status() == "waiting|Tries again in 00:01:00|After a success.");
    }

    [Fact]
    public async Task Not_while_the_provider_is_paused_or_its_credentials_are_bad()
    {
        await using var run = await StartAsync();
        Tells.Feed.Add(new EventBatch([], "c-1"));
        await UntilAsync(async () => (await Status()).StartsWith("started|Listening"));
        await Execute("update vmdb.ext_management_systems set enabled = false");
        await UntilAsync(async () => await Status() == "stopped|The provider is paused|", advance: true);
        await Execute("update vmdb.authentications set status = 'Invalid'"); // before it is enabled: between the two it could listen
        await Execute("update vmdb.ext_management_systems set enabled = true");
        await UntilAsync(async () => await Status() == "stopped|The provider's credentials are Invalid|", advance: true);
        await Execute("update vmdb.authentications set status = 'Valid'");
        await UntilAsync(() => Tells.Opened.Count >= 2, advance: true); // once more if the change came while it looked
    }

    [Fact]
    public async Task Until_the_provider_is_gone()
    {
        await using var run = await StartAsync();
        await Execute("delete from vmdb.ext_management_systems");
        await UntilAsync(() => run.Work.IsCompletedSuccessfully, advance: true);
    }

    // A provider with credentials, so that they can be valid.
    protected override async Task<StoredProvider> StartAsync()
    {
        var provider = await base.StartAsync();
        await Execute(
            $"insert into vmdb.authentications (resource_type, resource_id, authtype, status, name) values ('ExtManagementSystem', {provider.Id}, 'default', 'Valid', 'test')");
        return provider;
    }

    private async Task<Run> StartAsync(int _ = 0)
    {
        await Task.Yield();
        var row = new WorkerRow(new WorkerRows(Database, new WorkerNode("test", 1), Time), Provider.Id, CatchEvents.WorkerName);
        var ending = new CancellationTokenSource();
        return new Run(Catcher.WorkAsync(Provider.Id, row, ending.Token), ending);
    }

    private async Task<string> Status() =>
        (await Rows("select status, message, last_error from vmdb.miq_workers where type = 'event-catcher'")).SingleOrDefault() ?? "";

    private Task UntilAsync(Func<bool> condition, bool advance = false) => UntilAsync(() => Task.FromResult(condition()), advance);

    private async Task UntilAsync(Func<Task<bool>> condition, bool advance = false)
    {
        var end = DateTime.UtcNow.AddMinutes(3);
        while (!await condition())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"It did not come true: {await Status()}; opened {string.Join(", ", Tells.Opened)}");
            await Task.Delay(20);
            if (advance)
                Time.Advance(TimeSpan.FromSeconds(2));
        }
    }

    private sealed record Run(Task Work, CancellationTokenSource Ending) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Ending.IsCancellationRequested)
                return;
            await Ending.CancelAsync();
            await Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

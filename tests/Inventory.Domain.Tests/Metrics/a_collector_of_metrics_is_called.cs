using Inventory.Domain.Metrics;
using Inventory.Domain.Providers;
using Inventory.Domain.Working;
using Inventory.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inventory.Domain.Tests.Metrics;

public sealed class A_collector_of_metrics_is_called(Server server) : Engine(server)
{
    private readonly Collector collector = new();

    private Managers Managers => new([Cloud]);

    private CollectMetrics Work => new(new ProviderStore(Database, Managers, new ClearSecrets()), Database, Time, NullLogger<CollectMetrics>.Instance);

    [Fact]
    public async Task Again_and_again_after_failures_later_and_not_for_a_paused_provider()
    {
        Cloud.Metrics = collector;
        using var ending = new CancellationTokenSource();
        var working = Work.WorkAsync(Provider.Id, new WorkerRow(new WorkerRows(Database, new WorkerNode("test", 1), Time), Provider.Id, CollectMetrics.WorkerName), ending.Token);
        await UntilAsync(() => "started|Collects again in 00:05:00|");
        await UntilAsync(() => collector.Calls >= 3);
        collector.Problem = "The cloud hung up.";
        await UntilAsync(() => "waiting|Tries again in 00:01:00|The cloud hung up.");
        await UntilAsync(() => "waiting|Tries again in 00:02:00|The cloud hung up.");
        collector.Problem = null;
        await UntilAsync(() => "started|Collects again in 00:05:00|The cloud hung up.");
        await Execute("update vmdb.ext_management_systems set enabled = false");
        await UntilAsync(() => "stopped|The provider is paused|The cloud hung up.");
        await ending.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => working);
    }

    [Fact]
    public async Task By_a_worker_of_each_provider_whose_kind_has_one()
    {
        (await AgentsAsync()).ShouldBeEmpty();
        Cloud.Metrics = collector;
        (await AgentsAsync()).ShouldBe([new Uri($"metrics-collector://provider/{Provider.Id}")]);
    }

    // A provider with credentials, so that they can be valid.
    protected override async Task<StoredProvider> StartAsync()
    {
        var provider = await base.StartAsync();
        await Execute(
            $"insert into vmdb.authentications (resource_type, resource_id, authtype, status, name) values ('ExtManagementSystem', {provider.Id}, 'default', 'Valid', 'test')");
        return provider;
    }

    private async Task<IReadOnlyList<Uri>> AgentsAsync() =>
        await new ProviderAgents(Work, Managers, Database, null!, null!, Time, NullLogger<ProviderAgents>.Instance).AllKnownAgentsAsync();

    private Task UntilAsync(Func<string> row) => UntilAsync(async () =>
        (await Rows("select status, message, last_error from vmdb.miq_workers where type = 'metrics-collector'")).SingleOrDefault() == row());

    private Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        for (; !await condition(); Time.Advance(TimeSpan.FromSeconds(2)))
            await Task.Delay(20, limit.Token);
    }

    private sealed class Collector : MetricsCollector
    {
        public int Calls { get; private set; }

        public string? Problem { get; set; }

        public override TimeSpan Interval => TimeSpan.FromMinutes(5);

        public override Task CollectAsync(ManagerSettings settings, CancellationToken cancel)
        {
            Calls++;
            return Problem is null ? Task.CompletedTask : Task.FromException(new IOException(Problem));
        }
    }
}

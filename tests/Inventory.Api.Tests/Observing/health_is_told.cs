using System.Net;
using System.Text.Json;
using Inventory.Api.Observing;
using Inventory.Api.Tests.Maintaining;
using Inventory.Api.Tests.Notifying;
using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Following;
using Inventory.Domain.Models;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Inventory.Api.Tests.Observing;

public sealed class health_is_told(AppOfItsOwn owned) : IClassFixture<AppOfItsOwn>
{
    private static readonly string[] Checks = ["database", "schema", "following", "workers", "events"];

    [Fact]
    public async Task to_whoever_asks_and_comes_and_goes_with_the_database()
    {
        await UntilReadyAsync();
        var (status, well) = await AskAsync("ready");
        (status, well.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.OK, "Healthy"));
        well.GetProperty("checks").EnumerateObject().Select(c => c.Name).ShouldBe(Checks);
        well.GetProperty("checks").EnumerateObject().ShouldAllBe(c => c.Value.GetProperty("status").GetString() == "Healthy");

        await CloseAsync();
        try
        {
            (status, var ill) = await AskAsync("ready");
            (status, ill.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
            ill.GetProperty("checks").GetProperty("database").GetProperty("reason").GetString().ShouldBe("The database does not answer");
            ill.ToString().ShouldNotContain("127.0.0.1");
            (status, var alive) = await AskAsync("live");
            (status, alive.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.OK, "Healthy"));
        }
        finally
        {
            await ExecuteBesideAsync($"alter database {Name} with allow_connections true");
        }
        await UntilReadyAsync();
        (await owned.App.RefreshAsync(owned.Provider)).GetProperty("status").GetString().ShouldBe("Ok");
    }

    [Fact]
    public async Task and_misses_tables_that_are_gone()
    {
        await UntilReadyAsync();
        await owned.Execute("alter schema inventory rename to elsewhere");
        try
        {
            var (status, ill) = await AskAsync("ready");
            status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            ill.GetProperty("checks").GetProperty("schema").GetProperty("reason").GetString().ShouldBe("The tables are gone; a start of the program makes them");
            ill.GetProperty("checks").GetProperty("database").GetProperty("status").GetString().ShouldBe("Healthy");
        }
        finally
        {
            await owned.Execute("alter schema elsewhere rename to inventory");
        }
        await UntilReadyAsync();
    }

    [Fact]
    public async Task and_says_nothing_of_the_inventory()
    {
        await UntilReadyAsync();
        foreach (var path in new[] { "live", "ready" })
        {
            var (_, told) = await AskAsync(path);
            told.ToString().ShouldNotContain("kept");
            told.ToString().ShouldNotContain("awesome", Case.Insensitive);
        }
    }

    [Fact]
    public async Task and_what_follows_must_look_and_is_only_degraded_by_a_transaction_of_somebody_else()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var mark = new HighWaterMark(owned.App.Database);
        using var signal = new ChangeSignal(owned.App.Database, mark, time, NullLogger<ChangeSignal>.Instance);
        var check = new FollowingCheck(signal, time);
        (await ResultOf(check)).ShouldBe((HealthStatus.Unhealthy, "The feed of changes has not begun to look for changes"));
        await signal.StartAsync(default);
        await UntilAsync(check, HealthStatus.Healthy);

        await using (var connection = await owned.App.Database.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using (var draw = new NpgsqlCommand("select nextval('inventory.mt_events_sequence')", connection))
                await draw.ExecuteScalarAsync();
            await Receiver.UntilAsync(() => Task.FromResult(mark.IsWaiting), "the mark waits");
            var since = time.GetUtcNow();
            time.Advance(TimeSpan.FromMinutes(16));
            await UntilAsync(check, HealthStatus.Degraded);
            (await ResultOf(check)).Reason.ShouldBe($"A transaction keeps the feed of changes from moving on since {since:O}");
        }
        await UntilAsync(check, HealthStatus.Healthy);

        await signal.StopAsync(default);
        time.Advance(TimeSpan.FromSeconds(31));
        (await ResultOf(check)).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task and_workers_must_be_somewhere()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var deaf = new WorkSignal(owned.App.Database, time, NullLogger<WorkSignal>.Instance);
        (await ResultOf(new WorkersCheck(deaf, owned.App.Database, time))).ShouldBe((HealthStatus.Unhealthy, "This node does not hear what is asked of providers"));

        var check = new WorkersCheck(owned.App.Host.Services.GetRequiredService<WorkSignal>(), owned.App.Database, time);
        await UntilAsync(check, HealthStatus.Healthy);
        time.Advance(TimeSpan.FromMinutes(5)); // all heartbeats are too old
        (await ResultOf(check)).ShouldBe((HealthStatus.Degraded, "Refresh workers are missing: no node works for some provider"));
    }

    [Fact]
    public async Task and_events_must_be_saved()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Database=none;Username=none");
        var inbox = new EventInbox(
            nowhere, owned.App.Host.Services.GetRequiredService<InventoryModels>(), new RefreshQueue(nowhere, new TaskLog(time), time), new EventOptions(), new(), time);
        var check = new EventsCheck(inbox, time);
        (await ResultOf(check)).Status.ShouldBe(HealthStatus.Healthy);
        var provider = new StoredProvider(1, owned.App.Host.Services.GetServices<Manager>().First(m => m.EventCatcher is not null), new ManagerSettings { Name = "x" }, "Valid");
        await Should.ThrowAsync<NpgsqlException>(() => inbox.SaveAsync(provider, [], new StreamPosition(null, 1), default));
        (await ResultOf(check)).ShouldBe((HealthStatus.Unhealthy, $"Events of clouds could not be saved at {time.GetUtcNow():O}"));
        time.Advance(TimeSpan.FromMinutes(2));
        (await ResultOf(check)).Status.ShouldBe(HealthStatus.Healthy);
    }

    private static async Task<(HealthStatus Status, string? Reason)> ResultOf(IHealthCheck check)
    {
        var result = await check.CheckHealthAsync(new HealthCheckContext());
        return (result.Status, result.Description);
    }

    private static Task UntilAsync(IHealthCheck check, HealthStatus status) =>
        Receiver.UntilAsync(async () => (await ResultOf(check)).Status == status, $"the check is {status}");

    private string Name => new NpgsqlConnectionStringBuilder(owned.App.ConnectionString).Database!;

    private async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(string what)
    {
        using var stranger = owned.App.Host.Server.CreateClient();
        using var response = await stranger.GetAsync($"/health/{what}");
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        response.Headers.CacheControl?.NoStore.ShouldBe(true);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    private Task UntilReadyAsync() => Receiver.UntilAsync(async () => (await AskAsync("ready")).Body.GetProperty("status").GetString() == "Healthy", "the program is ready");

    // As after a crash: no connection is left, and none is made.
    private Task CloseAsync() => ExecuteBesideAsync(
        $"alter database {Name} with allow_connections false", $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Name}'");

    private async Task ExecuteBesideAsync(params string[] statements)
    {
        await using var beside = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owned.App.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        foreach (var sql in statements)
        {
            await using var command = beside.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}

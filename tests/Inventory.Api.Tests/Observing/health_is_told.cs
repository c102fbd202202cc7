using System.Net;
using System.Text.Json;
using Inventory.Api.Tests.Maintaining;
using Inventory.Api.Tests.Notifying;
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

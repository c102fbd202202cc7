using System.Net;
using System.Text.Json;
using Npgsql;

namespace Inventory.Api.Tests.Serving;

public class an_answer_that_cannot_be_finished(ServedInventory inventory)
{
    private static HttpClient ClientOf(WebApplication app)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = ServedInventory.Basic("admin", ServedInventory.Password);
        return client;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task is_broken_off_so_that_nobody_takes_it_for_whole(string format)
    {
        var connection = await inventory.CreateDatabaseAsync();
        await using (await inventory.StartAsync(connection)) // fills it
        {
        }
        await using var app = inventory.Build(connection, builder => builder.WebHost.UseUrls("http://127.0.0.1:0"));
        await app.StartAsync();
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        await ExecuteAsync(database, "insert into vmdb.flavors (id, ems_id, ems_ref, name) select 1000 + n, 1, n, repeat('x', 1000) from generate_series(1, 60000) n");
        using var client = ClientOf(app);

        using var response = await client.GetAsync($"/api/flavors?format={format}", HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ExecuteAsync(
            database,
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%flavors%'");

        await Should.ThrowAsync<HttpRequestException>(() => response.Content.CopyToAsync(Stream.Null));
    }

    [Theory]
    [InlineData("QueryTimeout", "/api/vms?expand=resources")]
    [InlineData("ExportTimeout", "/api/vms?format=csv")]
    public async Task in_its_time_is_refused_and_leaves_connections_that_work(string timeout, string path)
    {
        await using var app = inventory.Build(builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration[$"Inventory:Serving:{timeout}"] = "00:00:00.001";
        });
        await app.StartAsync();
        using var client = ClientOf(app);
        // What PostgreSQL counts in fractions of a millisecond here takes longer in a pattern that it must read a thousand times.
        var slow = $"{path}&filter[]=name=~/{WebUtility.UrlEncode($"({new string('a', 30)}|(b{{1,80}}c?){{1,20}}){{1,3}}")}/";
        for (var n = 0; n < 30; n++) // more than the pool would bear to lose without anybody's noticing
        {
            using var response = await client.GetAsync(slow);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("message").GetString()
                .ShouldBe("The query takes too long; ask for less, or by simpler filters");
        }

        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select current_setting('statement_timeout')");
        (await command.ExecuteScalarAsync()).ShouldBe("0"); // as the connection was before
    }
}

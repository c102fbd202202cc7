using Npgsql;

namespace Inventory.Api.Tests.Acceptance;

public sealed class Secrets_stay_secret(App app)
{
    [Fact]
    public async Task No_table_event_answer_or_log_line_holds_one()
    {
        const string wrong = "a-secret-that-is-wrong-0123456789";
        var provider = await app.AddProviderAsync("secretive");
        await app.RefreshAsync(provider);
        await app.TaskAsync((await app.PostAsync($"/api/providers/{provider}", new { action = "verify_credentials" })).GetProperty("task_id").GetString()!);
        var refused = await app.PostAsync("/api/providers", app.Provider("refused", secret: wrong), 400);
        var asked = await app.PostAsync("/api/providers", new { action = "verify_credentials", resource = app.Provider("refused", secret: wrong) });
        var verified = await app.TaskAsync((asked.TryGetProperty("results", out var results) ? results[0] : asked).GetProperty("task_id").GetString()!);
        verified.GetProperty("status").GetString().ShouldBe("Error");

        string[] secrets = [app.Cloud.Credentials.SecretKey, wrong, App.Password];
        var shown = await app.Http.GetStringAsync($"/api/providers/{provider}?attributes=endpoints,authentications") + refused + verified + asked;
        foreach (var secret in secrets)
        {
            shown.ShouldNotContain(secret);
            app.Log.Where(line => line.Contains(secret)).ShouldBeEmpty();
            foreach (var table in await Tables())
                (await Holds(table, secret)).ShouldBeFalse($"{table} holds a secret");
        }
        shown.ShouldContain("\"userid\"");
        shown.ShouldNotContain("\"password\"");
    }

    private async Task<List<string>> Tables()
    {
        var tables = new List<string>();
        await using var command = app.Database.CreateCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            tables.Add(row.GetString(0));
        return tables;
    }

    private async Task<bool> Holds(string table, string secret)
    {
        await using var command = app.Database.CreateCommand($"select exists (select from {table} t where strpos(t::text, $1) > 0)");
        command.Parameters.Add(new NpgsqlParameter { Value = secret });
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    [Fact]
    public async Task The_password_is_needed()
    {
        using var stranger = app.Host.Server.CreateClient();
        (await stranger.GetAsync("/api")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        stranger.DefaultRequestHeaders.Authorization = App.Basic("admin", "guess");
        var answer = await stranger.PostAsJsonAsync("/api/providers", app.Provider("x"));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ShouldBeEmpty();
    }
}

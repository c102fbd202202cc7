using System.Text.Json;
using Inventory.Api.Tests.Serving;
using Microsoft.AspNetCore.TestHost;
using Npgsql;

namespace Inventory.Api.Tests.Authorizing;

/// <summary>An API over a database of its own, in which a test may change what it likes.</summary>
internal sealed class SomeApi : IAsyncDisposable
{
    private readonly WebApplication app;

    private SomeApi(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public static async Task<SomeApi> StartAsync(ServedInventory served, params (string Name, string Value)[] settings) =>
        new(await served.StartAsync(await served.CreateDatabaseAsync(), settings: settings));

    /// <summary>A request by <c>admin</c> unless a header says otherwise.</summary>
    public async Task<(int Status, JsonElement Json)> SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };
        if (headers.Length == 0)
            request.Headers.Authorization = ServedInventory.Basic("admin", ServedInventory.Password);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.WwwAuthenticate.ShouldBeEmpty();
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    /// <summary>Adds a user and gives his id.</summary>
    public async Task<string> AddUserAsync(string userid, params string[] groups)
    {
        var body = JsonSerializer.Serialize(new { userid, name = userid, password = userid + "'s own", miq_groups = groups.Select(g => new { description = g }) });
        var (status, json) = await SendAsync("POST", "/api/users", body);
        status.ShouldBe(200, json.ToString());
        return json.GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    /// <summary>Changes what the database has.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public static (string, string) As(string userid) => ("Authorization", ServedInventory.Basic(userid, userid + "'s own").ToString());

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

internal static class Answers
{
    public static string? Message(this (int Status, JsonElement Json) answer) => answer.Json.GetProperty("error").GetProperty("message").GetString();
}

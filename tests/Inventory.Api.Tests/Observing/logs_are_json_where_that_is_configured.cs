using System.Text.Json;
using Inventory.Api.Hosting;
using Inventory.Api.Tests.Acceptance;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Inventory.Api.Tests.Observing;

public sealed class logs_are_json_where_that_is_configured(App app)
{
    [Fact]
    public async Task and_a_line_tells_of_which_refresh_it_is_and_stays_one_line()
    {
        var line = await LineAsync("--Logging:Console:FormatterName=json");
        line.Trim().ShouldNotContain("\n");
        var told = JsonElement.Parse(line);
        told.GetProperty("Message").GetString().ShouldBe("The cloud says: no\r\nfake line");
        var scope = told.GetProperty("Scopes").EnumerateArray().Single();
        (scope.GetProperty("Refresh").GetInt64(), scope.GetProperty("Provider").GetInt64()).ShouldBe((7, 3));
        told.GetProperty("Timestamp").GetString().ShouldEndWith("Z");
    }

    [Fact]
    public async Task as_the_configuration_says_otherwise()
    {
        var told = JsonElement.Parse(await LineAsync("--Logging:Console:FormatterName=json", "--Logging:Console:FormatterOptions:IncludeScopes=false"));
        told.TryGetProperty("Scopes", out _).ShouldBeFalse();
    }

    private async Task<string> LineAsync(params string[] args)
    {
        await using var program = InventoryHost.CreateBuilder(args, app.ConnectionString, app.Keys).Build();
        var json = program.Services.GetServices<ConsoleFormatter>().Single(f => f.Name == "json");
        var (scopes, line) = (new LoggerExternalScopeProvider(), new StringWriter());
        using (scopes.Push(new Dictionary<string, object> { ["Refresh"] = 7L, ["Provider"] = 3L }))
            json.Write(new LogEntry<string>(LogLevel.Warning, "Inventory", default, "x", null, (_, _) => "The cloud says: no\r\nfake line"), scopes, line);
        return line.ToString();
    }
}

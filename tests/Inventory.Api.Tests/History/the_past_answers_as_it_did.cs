using System.Text.Json.Nodes;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Tests.Authorizing;
using Inventory.Api.Tests.Serving;
using Microsoft.AspNetCore.TestHost;
using Npgsql;

namespace Inventory.Api.Tests.History;

/// <summary>An inventory whose rows were changed, and then taken away, after it had been asked about them.</summary>
public sealed class the_past_answers_as_it_did(ServedInventory served, LimitedInventory limited) : IClassFixture<LimitedInventory>, IAsyncLifetime
{
    private const string Everything =
        """
        do $$ declare t text; begin
          for t in select table_name from information_schema.columns where table_schema = 'vmdb' and column_name = 'valid_from' loop
            execute format('delete from vmdb.%I', t);
          end loop;
        end $$
        """;

    private WebApplication app = null!;
    private HttpClient client = null!;

    private NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        app = await served.StartAsync(await served.CreateDatabaseAsync());
        client = app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = ServedInventory.Basic("admin", ServedInventory.Password);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task to_every_question_about_every_collection()
    {
        string[] questions =
        [
            .. app.Services.GetRequiredService<Catalogue>().Listed.Where(c => c.HasPast).Select(c => $"/api/{c.Name}?expand=resources"),
            "/api/vms?expand=resources&attributes=name,flavor.name,flavor.memory,disks,ipaddresses,tags,hardware,ext_management_system.name&filter[]=flavor.memory>1&sort_by=name",
            "/api/vms?limit=2&offset=1&sort_by=power_state&sort_order=desc", "/api/vms?hide=resources&filter[]=power_state=on", "/api/vms/11", "/api/flavors/7?expand=vms",
            "/api/vms/11/security_groups?expand=resources", "/api/vms/11/tags?expand=resources", "/api/vms/11/disks", "/api/providers/1/vms?expand=resources",
            "/api/providers?expand=resources&attributes=name,total_vms,cloud_networks,authentication_status", "/api/security_groups/124/firewall_rules?expand=resources",
        ];
        string[] exports = ["/api/vms?format=csv", "/api/flavors/7/vms?format=ndjson&attributes=name,flavor.name,disks", "/api/vms?format=csv&limit=2&offset=1"];
        var before = new List<string>();
        foreach (var question in questions.Concat(exports))
            before.Add(await AnswerAsync(question, ""));
        var at = await NowAsync();

        await ExecuteAsync("update vmdb.vms set name = name || '-other', flavor_id = 8, power_state = 'off'; update vmdb.flavors set name = 'other', memory = 1");
        var between = await NowAsync();
        await ExecuteAsync(Everything);

        foreach (var (question, answer) in questions.Concat(exports).Zip(before))
            (await AnswerAsync(question, $"as_of={at}")).ShouldBe(answer, question);
        (await GetAsync("/api/vms?hide=resources"))["count"]!.GetValue<int>().ShouldBe(0);
        var vm = await GetAsync($"/api/vms/11?attributes=name,flavor.name,flavor.memory&as_of={between}");
        (vm["name"]!.ToString(), vm["flavor"]!["name"]!.ToString(), vm["flavor"]!["memory"]!.ToString()).ShouldBe(("web-1-other", "other", "1"));
    }

    [Fact]
    public async Task with_links_that_stay_in_it_and_nothing_to_be_done()
    {
        var at = await NowAsync();
        var page = await GetAsync($"/api/vms?expand=resources,disks&limit=1&as_of={at}");

        page["resources"]![0]!["href"]!.ToString().ShouldEndWith($"/api/vms/11?as_of={at}");
        page["resources"]![0]!["disks"]![0]!["href"]!.ToString().ShouldEndWith($"/api/vms/11/disks/41?as_of={at}");
        page["links"]!["next"]!.ToString().ShouldContain($"as_of={at}");
        page.AsObject().ShouldNotContainKey("actions");
        page["resources"]![0]!.AsObject().ShouldNotContainKey("actions");
        (await GetAsync(page["resources"]![0]!["href"]!.ToString()))["name"]!.ToString().ShouldBe("web-1");
    }

    [Theory]
    [InlineData("1970-01-01")]
    [InlineData("2020-05-04T09:08:07Z")]
    [InlineData("2020-05-04T09:08:07+02:00")]
    [InlineData("seq:0")]
    public async Task with_nothing_before_there_was_anything(string at)
    {
        foreach (var collection in new[] { "vms", "flavors", "providers" })
            (await GetAsync($"/api/{collection}?as_of={at}"))["count"]!.GetValue<int>().ShouldBe(0);
        (await RefusalAsync(HttpMethod.Get, $"/api/vms/11?as_of={at}", 404)).ShouldBe("Couldn't find Vm with 'id'=11");
    }

    [Theory]
    [InlineData("", "Invalid as_of specified, name an instant like 2031-05-04T09:08:07Z, a refresh like refresh:123, or an event like seq:456")]
    [InlineData("yesterday", "Invalid as_of specified, name an instant")]
    [InlineData("seq:-1", "Invalid as_of specified, name an instant")]
    [InlineData("refresh:99999999999999999999", "Invalid as_of specified, name an instant")]
    [InlineData("2031-05-04T09:08:08Z", "Invalid as_of 2031-05-04T09:08:08Z specified - it is in the future")]
    [InlineData("refresh:77", "Invalid as_of refresh:77 specified - There is no refresh 77; /api/refreshes lists those that there are.")]
    [InlineData("seq:77", "Invalid as_of seq:77 specified - There is no event 77 yet; name an earlier one, or none for the present.")]
    public async Task but_not_of_what_never_was(string at, string message)
    {
        (await RefusalAsync(HttpMethod.Get, $"/api/vms?as_of={at}", 400)).ShouldStartWith(message);
        (await RefusalAsync(HttpMethod.Get, $"/api/vms/11/disks/41?as_of={at}", 400)).ShouldStartWith(message);
    }

    [Theory]
    [InlineData("GET", "/api/users?as_of=2030-01-01", "There is no past of users; as_of is understood by auth_key_pairs, availability_zones, ")]
    [InlineData("GET", "/api/zones/1/ext_management_systems?as_of=2030-01-01", "There is no past of zones; ")]
    [InlineData("GET", "/api?as_of=2030-01-01", "There is no past of the entry point; ")]
    [InlineData("POST", "/api/vms?as_of=2030-01-01", "The past can only be read: as_of is for GET")]
    [InlineData("PATCH", "/api/providers/1?as_of=2030-01-01", "The past can only be read: as_of is for GET")]
    [InlineData("DELETE", "/api/vms/11?as_of=2030-01-01", "The past can only be read: as_of is for GET")]
    public async Task and_only_of_the_inventory(string method, string path, string message) =>
        (await RefusalAsync(new HttpMethod(method), path, 400)).ShouldStartWith(message);

    [Fact]
    public async Task to_limited_users_of_their_providers_alone()
    {
        foreach (var collection in limited.Catalogue.Listed.Where(c => c.HasPast))
        {
            var alone = await TextAsync(limited.Unlimited, $"/api/{collection.Name}?expand=resources", "");
            (await TextAsync(limited.Limited, $"/api/{collection.Name}?expand=resources", "as_of=2030-01-01")).ShouldBe(alone, collection.Name);
        }
    }

    private Task<string> AnswerAsync(string path, string asOf) => TextAsync(client, path, asOf);

    // Without what only the present has, and what only the past has.
    private static async Task<string> TextAsync(HttpClient client, string path, string asOf)
    {
        using var response = await client.GetAsync(asOf.Length == 0 ? path : $"{path}{(path.Contains('?') ? '&' : '?')}{asOf}", TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(200, path + text);
        text = asOf.Length == 0 ? text : text.Replace($"&{asOf}", "").Replace($"?{asOf}&", "?").Replace($"?{asOf}", "");
        if (path.Contains("format=", StringComparison.Ordinal))
            return text;
        var json = JsonNode.Parse(text)!;
        foreach (var resource in (json["resources"] as JsonArray ?? []).Append(json))
            resource!.AsObject().Remove("actions");
        return json.ToJsonString();
    }

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await client.GetStringAsync(path, TestContext.Current.CancellationToken))!;

    private async Task<string> RefusalAsync(HttpMethod method, string path, int status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : new StringContent("{}") };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        return JsonNode.Parse(text)!["error"]!["message"]!.ToString();
    }

    private async Task<string> NowAsync()
    {
        await using var now = Database.CreateCommand("select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')");
        return Uri.EscapeDataString((string)(await now.ExecuteScalarAsync())! + "Z");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

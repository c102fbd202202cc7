using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Inventory.Api.Authenticating;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Catching;

public sealed class Clouds_push_events(App app)
{
    // One instant for a test: the same body is then signed the same way twice.
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    private const string Secret = "a secret of the two of us";

    [Fact]
    public async Task And_what_they_tell_of_is_read_again()
    {
        var provider = await ProviderAsync("pushes");
        await app.RefreshAsync(provider);
        var vm = app.Cloud.World.Home.Instances.All()[7].Id;
        app.Cloud.World.Home.Rename(vm, "pushed-name");

        var answer = await PushAsync(provider, Event("p-1", vm));

        Counts(answer).ShouldBe((1, 0, 0));
        var told = (await app.GetAsync($"/api/event_streams?expand=resources&attributes=group,group_name,refresh_task&filter[]=ems_ref=p-1&filter[]=ems_id={provider}"))
            .GetProperty("resources")[0];
        (told.GetProperty("event_type").GetString(), told.GetProperty("vm_ems_ref").GetString()).ShouldBe(("instances.renamed", vm));
        (told.GetProperty("target_type").GetString(), told.GetProperty("type").GetString()).ShouldBe(("VmOrTemplate", "EmsEvent"));
        (told.GetProperty("group").GetString(), told.GetProperty("group_level").GetString(), told.GetProperty("group_name").GetString())
            .ShouldBe(("configuration", "critical", "Configuration/Reconfiguration"));
        await app.TaskAsync(told.GetProperty("refresh_task_id").GetString()!);
        var row = (await app.GetAsync($"/api/vms?expand=resources&filter[]=ems_ref={vm}&filter[]=ems_id={provider}")).GetProperty("resources")[0];
        row.GetProperty("name").GetString().ShouldBe("pushed-name");

        // The event's page leads to the refresh, the refresh to the event, and the change to both.
        var (href, id) = (told.GetProperty("href").GetString()!, told.GetProperty("id").GetString()!);
        var refresh = (await app.GetAsync($"{href}?attributes=refreshes")).GetProperty("refreshes").EnumerateArray().ShouldHaveSingleItem();
        refresh.GetProperty("scope").GetString().ShouldBe("targeted");
        var caused = (await app.GetAsync($"/api/refreshes/{refresh.GetProperty("id")}?attributes=event_streams")).GetProperty("event_streams");
        caused.EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(id);
        var cause = (await app.GetAsync($"/api/vms/{row.GetProperty("id")}/history")).GetProperty("resources")[0].GetProperty("cause");
        cause.GetProperty("type").GetString().ShouldBe("provider_event");
        cause.GetProperty("event_href").GetString().ShouldBe(href);
        cause.GetProperty("refresh_href").GetString().ShouldNotBeNull().ShouldEndWith($"/refreshes/{refresh.GetProperty("id")}");
    }

    [Fact]
    public async Task One_by_one_or_many_at_once_and_twice_is_once()
    {
        var provider = await ProviderAsync("pushes many");
        var batch = $"[{Event("b-1", "i-1")},{Event("b-2", "i-2")},{Event("b-1", "i-1")}]";
        Counts(await PushAsync(provider, batch, type: "application/cloudevents-batch+json")).ShouldBe((2, 1, 0));
        Counts(await PushAsync(provider, batch, type: "application/json; charset=utf-8", at: 1)).ShouldBe((0, 3, 0));
        Counts(await PushAsync(provider, "[]")).ShouldBe((0, 0, 0));
        (await app.GetAsync($"/api/event_streams?filter[]=ems_id={provider}")).GetProperty("subcount").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_delivery_is_not_repeated()
    {
        var provider = await ProviderAsync("is replayed");
        await PushAsync(provider, Event("r-1", "i-1"));
        var repeated = await PushAsync(provider, Event("r-1", "i-1"), status: 409);
        repeated.GetProperty("error").GetProperty("kind").GetString().ShouldBe("conflict");
    }

    [Fact]
    public async Task Only_with_the_secret_of_that_provider_and_in_time()
    {
        var (provider, other) = (await ProviderAsync("has a secret"), await ProviderAsync("has another", "this one has another secret"));
        var body = Event("s-1", "i-1");
        await PushAsync(provider, body, secret: "this one has another secret", status: 401);
        await PushAsync(other, body, status: 401);
        await PushAsync("777777", body, status: 401);
        await PushAsync("no-number", body, status: 401);
        await PushAsync(provider, body, at: -330, status: 401);
        await PushAsync(provider, body, at: 330, status: 401);
        using (var unsigned = new HttpRequestMessage(HttpMethod.Post, Path(provider)) { Content = new StringContent(body) })
            ((int)(await app.Http.SendAsync(unsigned)).StatusCode).ShouldBe(401);
        var without = await app.AddProviderAsync("has no secret");
        await PushAsync(without, body, status: 401);
        (await app.GetAsync($"/api/event_streams?filter[]=ems_ref=s-1")).GetProperty("subcount").GetInt32().ShouldBe(0);
        await app.PostAsync($"/api/providers/{provider}", new { action = "set_event_secret", secret = "short" }, 400);
        app.Log.ShouldNotContain(line => line.Contains(Secret));
    }

    [Fact]
    public async Task What_is_no_event_is_kept_and_can_be_replayed()
    {
        var provider = await ProviderAsync("pushes nonsense");
        await PushAsync(provider, "{ no json", status: 400);
        await PushAsync(provider, "\"text\"", status: 400);
        await PushAsync(provider, Event("x-1", "i-1"), type: "text/xml", status: 415);
        var poison = """{"specversion":"1.0","id":"1","source":"/s","type":"t","data":{"resource":7,"password":"s3cret"}}""";
        Counts(await PushAsync(provider, $"[{poison},{{}},{Event("good", "i-1")}]")).ShouldBe((1, 0, 2));

        var letters = (await app.GetAsync($"/api/dead_letters?expand=resources&sort_by=size&filter[]=ems_id={provider}")).GetProperty("resources").EnumerateArray().ToArray();
        letters.Length.ShouldBe(2);
        letters[0].GetProperty("error").GetString().ShouldBe("It is no CloudEvent of specversion 1.0.");
        letters[1].GetProperty("content").GetProperty("data").GetProperty("resource").GetInt32().ShouldBe(7);
        letters[1].GetRawText().ShouldNotContain("s3cret");
        letters[1].TryGetProperty("native_body", out _).ShouldBeFalse();
        var id = letters[1].GetProperty("id").GetString();
        var refused = await app.PostAsync($"/api/dead_letters/{id}", new { action = "replay" }, 400);
        refused.GetProperty("message").GetString().ShouldStartWith($"Replay for Dead Letter id: {id}: ");
        (await app.GetAsync($"/api/dead_letters/{id}")).GetProperty("tries").GetInt32().ShouldBe(2);
        (await app.PostAsync($"/api/dead_letters/{id}", new { action = "delete" })).GetProperty("success").GetBoolean().ShouldBeTrue();
        await app.GetAsync($"/api/dead_letters/{id}", 404);
    }

    private static string Path(string provider) => $"/api/event_streams/ingest/{provider}";

    private static (int Saved, int Known, int Rejected) Counts(JsonElement answer) =>
        (answer.GetProperty("saved").GetInt32(), answer.GetProperty("known").GetInt32(), answer.GetProperty("rejected").GetInt32());

    private static string Event(string id, string vm) => JsonSerializer.Serialize(new
    {
        specversion = "1.0", id = "ce-" + id, source = "/awesome", type = "com.awesome.instance",
        data = new { id, at = "2031-05-04T09:00:00Z", resource = "instances", resource_id = vm, action = "renamed", instance_ids = Array.Empty<string>() },
    });

    private async Task<string> ProviderAsync(string name, string secret = Secret)
    {
        var provider = await app.AddProviderAsync(name);
        await app.PostAsync($"/api/providers/{provider}", new { action = "set_event_secret", secret });
        return provider;
    }

    // at: seconds from now.
    private async Task<JsonElement> PushAsync(
        string provider, string body, int at = 0, string secret = Secret, string type = "application/cloudevents+json", int status = 200)
    {
        var timestamp = (now.ToUnixTimeSeconds() + at).ToString(CultureInfo.InvariantCulture);
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path(provider)) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add(BodySignature.TimestampHeader, timestamp);
        request.Headers.Add(BodySignature.Header, BodySignature.Sign(secret, timestamp, bytes));
        using var response = await app.Http.SendAsync(request);
        var content = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, content);
        return JsonSerializer.Deserialize<JsonElement>(content);
    }}

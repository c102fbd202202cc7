using System.Net;
using System.Text.Json;
using Inventory.Api.Notifying;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Notifying;

public sealed class webhooks_are_told_of_changes(App app)
{
    [Fact]
    public async Task in_order_and_at_least_once_although_the_receiver_fails_meanwhile()
    {
        await using var receiver = await Receiver.StartAsync();
        foreach (var status in new[] { 500, 302, 204, 503 })
            receiver.Answers.Enqueue(status);
        var provider = await app.AddProviderAsync("told");
        var webhook = await AddAsync(receiver, "told", new { providers = new[] { provider }, after = 0 });
        await app.RefreshAsync(provider);
        var expected = await IdsAsync($"/api/changes?provider={provider}");
        await UntilDeliveredAsync(webhook, expected[^1]);

        receiver.Problems.ShouldBeEmpty();
        receiver.MostAtOnce.ShouldBe(1);
        receiver.Deliveries.SelectMany(d => d).Distinct().ShouldBe(expected, "the first time each came, they came in order");
        receiver.Deliveries.SelectMany(d => d).Count().ShouldBeGreaterThan(expected.Length, "what was refused came again");
        receiver.Deliveries.ShouldAllBe(d => d.Length <= 20);
        var shown = await app.GetAsync($"/api/webhooks/{webhook}");
        (shown.GetProperty("state").GetString(), shown.GetProperty("failures").GetInt32()).ShouldBe(("active", 0));
        shown.GetProperty("last_delivered_on").GetString().ShouldNotBeNull();
        shown.ToString().ShouldNotContain(Receiver.Secret);
        shown.ToString().ShouldNotContain("secret");
        await DeleteAsync(webhook);
    }

    [Fact]
    public async Task until_they_fail_too_often_and_again_when_they_are_resumed()
    {
        await using var receiver = await Receiver.StartAsync();
        for (var i = 0; i < 4; i++)
            receiver.Answers.Enqueue(500);
        var provider = await app.AddProviderAsync("paused webhook");
        var webhook = await AddAsync(receiver, "failing", new { providers = new[] { provider }, after = 0 });
        await Receiver.UntilAsync(async () => (await app.GetAsync($"/api/webhooks/{webhook}")).GetProperty("state").GetString() == "paused", "it is paused");

        var paused = await app.GetAsync($"/api/webhooks/{webhook}");
        paused.GetProperty("state_reason").GetString().ShouldBe("4 deliveries in a row failed; resume it when the receiver is there again");
        paused.GetProperty("last_error").GetString().ShouldBe("The receiver answered with status 500");
        receiver.Deliveries.Count.ShouldBe(4);
        await app.PostAsync($"/api/webhooks/{webhook}", new { action = "resume" });
        await UntilDeliveredAsync(webhook, (await IdsAsync($"/api/changes?provider={provider}"))[^1]);
        receiver.Deliveries.Last()[0].ShouldBe(receiver.Deliveries.First()[0]);

        await app.PostAsync($"/api/webhooks/{webhook}", new { action = "pause" });
        var beforeResume = receiver.Deliveries.Count;
        await app.PostAsync($"/api/webhooks/{webhook}", new { action = "resume", resource = new { after = 0 } });
        await Receiver.UntilAsync(() => Task.FromResult(receiver.Deliveries.Count > beforeResume), "all is told anew");
        await DeleteAsync(webhook);
    }

    [Fact]
    public async Task and_not_for_who_does_not_administer_any_more()
    {
        await using var receiver = await Receiver.StartAsync();
        var groups = (await app.GetAsync("/api/groups?expand=resources&attributes=description")).GetProperty("resources").EnumerateArray()
            .ToDictionary(g => g.GetProperty("description").GetString()!, g => g.GetProperty("id").GetString()!);
        var boss = new { userid = "boss", name = "Boss", password = "boss's own password", group = new { id = groups["EvmGroup-super_administrator"] } };
        var user = (await app.PostAsync("/api/users", boss)).GetProperty("results")[0].GetProperty("href").GetString()!;
        using var client = app.Host.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = App.Basic("boss", boss.password);
        var added = await client.PostAsJsonAsync("/api/webhooks", new { name = "boss's", url = receiver.Url, secret = Receiver.Secret, after = "latest" });
        var webhook = JsonElement.Parse(await added.Content.ReadAsStringAsync()).GetProperty("results")[0].GetProperty("id").GetString()!;

        await app.PostAsync(user, new { action = "edit", resource = new { miq_groups = new[] { new { id = groups["EvmGroup-auditor"] } } } });
        var latest = long.Parse((await app.GetAsync("/api/changes?after=latest")).GetProperty("next").GetString()!);
        await app.RefreshAsync(await app.AddProviderAsync("after boss"));
        await Receiver.UntilAsync(async () => (await app.GetAsync($"/api/webhooks/{webhook}")).GetProperty("state").GetString() == "paused", "it is paused");

        (await app.GetAsync($"/api/webhooks/{webhook}")).GetProperty("state_reason").GetString()!.ShouldStartWith("Whose it is does not administer any more");
        receiver.Deliveries.SelectMany(d => d).ShouldAllBe(id => id <= latest);
        await app.PostAsync($"/api/webhooks/{webhook}", new { action = "resume" });
        await Receiver.UntilAsync(() => Task.FromResult(receiver.Deliveries.SelectMany(d => d).Any(id => id > latest)), "who resumed it is entitled");
        await DeleteAsync(webhook);
    }

    [Fact]
    public async Task but_never_elsewhere_than_they_are()
    {
        await using var receiver = await Receiver.StartAsync();
        var provider = await app.AddProviderAsync("moved webhook");
        var moved = await AddAsync(receiver, "moved", new { providers = new[] { provider }, after = 0, url = receiver.Url.Replace("/told", "/moved") });
        var metadata = await AddAsync(receiver, "metadata", new { providers = new[] { provider }, after = 0, url = "http://169.254.169.254/latest" });
        await Receiver.UntilAsync(async () => await ErrorAsync(moved) is not null && await ErrorAsync(metadata) is not null, "both have failed");

        (await ErrorAsync(moved)).ShouldBe("The receiver answered with status 308");
        (await ErrorAsync(metadata)).ShouldBe("The address of 169.254.169.254 may not be called; Inventory:Webhooks:AllowedNetworks can allow it");
        receiver.Deliveries.ShouldBeEmpty();
        await DeleteAsync(moved);
        await DeleteAsync(metadata);
    }

    [Theory]
    [InlineData("""{"url": "https://x.example/", "secret": "0123456789abcdef"}""", "Must specify name")]
    [InlineData("""{"name": "n", "url": "ftp://x.example/", "secret": "0123456789abcdef"}""", "url must begin with https:// or http://, and have no user or fragment in it")]
    [InlineData("""{"name": "n", "url": "https://u:p@x.example/", "secret": "0123456789abcdef"}""", "url must begin with https:// or http://, and have no user or fragment in it")]
    [InlineData("""{"name": "n", "url": "https://x.example/", "secret": "short"}""", "secret must have at least 16 characters")]
    [InlineData("""{"name": "n", "url": "https://x.example/", "secret": "0123456789abcdef", "colour": 1}""", "Attribute(s) colour are unknown")]
    [InlineData("""{"name": "n", "url": "https://x.example/", "secret": "0123456789abcdef", "kinds": "changed"}""", "kinds must be a list of texts")]
    [InlineData("""{"name": "n", "url": "https://x.example/", "secret": "0123456789abcdef", "kinds": ["exploded"]}""", "Invalid kind exploded specified")]
    [InlineData("""{"name": "n", "url": "https://x.example/", "secret": "0123456789abcdef", "after": 999999999}""", "after must be the id of a change, at most ")]
    public async Task and_need_to_make_sense(string body, string problem)
    {
        var refusal = await app.SendAsync(HttpMethod.Post, "/api/webhooks", body, 400);
        refusal.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith($"Failed to add a new webhooks resource - {problem}");
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("10.0.0.1", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("2001:db8::1", true)]
    public void at_addresses_that_may_be_called(string address, bool allowed)
    {
        new WebhookOptions().Allows(IPAddress.Parse(address)).ShouldBe(allowed);
        new WebhookOptions { AllowedNetworks = { "0.0.0.0/0", "::/0" } }.Allows(IPAddress.Parse(address)).ShouldBeTrue();
    }

    private async Task<string> AddAsync(Receiver receiver, string name, object more)
    {
        var body = JsonSerializer.SerializeToNode(more)!.AsObject();
        body["name"] = name;
        body["url"] ??= receiver.Url;
        body["secret"] = Receiver.Secret;
        return (await app.PostAsync("/api/webhooks", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    private async Task DeleteAsync(string webhook) =>
        (await app.Http.DeleteAsync($"/api/webhooks/{webhook}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private async Task<string?> ErrorAsync(string webhook) => (await app.GetAsync($"/api/webhooks/{webhook}")).GetProperty("last_error").GetString();

    private Task UntilDeliveredAsync(string webhook, long id) => Receiver.UntilAsync(
        async () => (await app.GetAsync($"/api/webhooks/{webhook}")).GetProperty("last_sequence").GetInt64() >= id, "all was delivered");

    private async Task<long[]> IdsAsync(string url) =>
        [.. (await app.GetAsync(url)).GetProperty("changes").EnumerateArray().Select(c => long.Parse(c.GetProperty("id").GetString()!))];
}

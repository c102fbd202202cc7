using System.Net;
using System.Text.RegularExpressions;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Notifying;

/// <summary>A provider was refreshed twice, and a webhook that is paused is told so.</summary>
public sealed partial class Refreshes_are_replayed_to_webhooks(App app) : IAsyncLifetime
{
    private readonly string name = $"replayed {Guid.NewGuid():N}";
    private Receiver receiver = null!;
    private string provider = null!;
    private string webhook = null!;
    private long[] expected = null!;
    private string[] refreshes = null!;

    public async ValueTask InitializeAsync()
    {
        receiver = await Receiver.StartAsync();
        var cloud = app.Family.CloudOf(name);
        for (var i = 0; i < 50; i++)
            cloud["vms"][$"i-{i}"] = "old";
        var body = new { type = app.Family.Type, name, authentications = new[] { new { authtype = "default", userid = "user", password = "a-password" } } };
        provider = (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
        await app.RefreshAsync(provider);
        for (var i = 0; i < 30; i++)
            cloud["vms"][$"i-{i}"] = "new";
        await app.RefreshAsync(provider);
        var changes = (await app.GetAsync($"/api/changes?provider={provider}&limit=1000")).GetProperty("changes").EnumerateArray()
            .Where(c => c.GetProperty("collection").GetString() != "providers").ToList();
        expected = [.. changes.Select(c => long.Parse(c.GetProperty("id").GetString()!))];
        refreshes = [.. changes.Select(c => c.GetProperty("correlationid").GetString()!.Split('/')[1]).Distinct()];
        (expected.Length, refreshes.Length).ShouldBe((80, 2));
        var added = await app.PostAsync("/api/webhooks", new { name, url = receiver.Url, secret = Receiver.Secret, after = "latest" });
        webhook = added.GetProperty("results")[0].GetProperty("id").GetString()!;
        await app.PostAsync($"/api/webhooks/{webhook}", new { action = "pause" });
    }

    public async ValueTask DisposeAsync()
    {
        await app.Http.DeleteAsync($"/api/webhooks/{webhook}");
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task In_order_although_the_receiver_fails_now_and_then()
    {
        foreach (var status in new[] { 500, 204, 302, 503, 204, 500 })
            receiver.Answers.Enqueue(status);
        var task = await app.TaskAsync(await ReplayAsync(new { from = "2020-01-01", to = "2099-01-01", webhook = name, speed = 1e6 }));

        (task.GetProperty("status").GetString(), task.GetProperty("message").GetString()).ShouldBe(("Ok", "80 changes of 2 refreshes were told"));
        receiver.Problems.ShouldBeEmpty();
        receiver.MostAtOnce.ShouldBe(1);
        receiver.Deliveries.SelectMany(d => d).Distinct().ShouldBe(expected, "the first time each came, they came in order");
        receiver.Deliveries.ShouldAllBe(d => d.Length <= 20);
        receiver.Deliveries.Count.ShouldBe(3 + 2 + 4, "what was refused came again, and nothing else");
        receiver.Replayed.Distinct().ShouldBe(refreshes);
        var paused = await app.GetAsync($"/api/webhooks/{webhook}");
        (paused.GetProperty("state").GetString(), paused.GetProperty("failures").GetInt32()).ShouldBe(("paused", 0), "what is new has a life of its own");
        (await LeftAsync(task.GetProperty("id").GetString()!)).ShouldBe(0);
    }

    [Fact]
    public async Task And_what_the_webhook_wants_of_them()
    {
        await app.PostAsync($"/api/webhooks/{webhook}", new { action = "edit", resource = new { kinds = new[] { "changed" } } });
        var task = await app.TaskAsync(await ReplayAsync(new { from = "2020-01-01", to = "2099-01-01", webhook }));
        task.GetProperty("message").GetString().ShouldBe("30 changes of 2 refreshes were told");
        receiver.Deliveries.SelectMany(d => d).ShouldBe(expected[50..]);

        var other = await app.AddProviderAsync($"other {name}");
        await app.PostAsync($"/api/webhooks/{webhook}", new { action = "edit", resource = new { providers = new[] { other } } });
        task = await app.TaskAsync(await ReplayAsync(new { from = "2020-01-01", to = "2099-01-01", webhook }));
        task.GetProperty("status").GetString().ShouldBe("Error");
        task.GetProperty("message").GetString()!.ShouldStartWith("The webhook is told of other providers only. ");
    }

    [Fact]
    public async Task Until_it_fails_too_often_and_then_from_where_it_stopped()
    {
        foreach (var status in new[] { 204, 204, 204, 204, 500, 500, 500, 500 })
            receiver.Answers.Enqueue(status);
        var stopped = await app.TaskAsync(await ReplayAsync(new { from = "2020-01-01", to = "2099-01-01", webhook }));
        stopped.GetProperty("status").GetString().ShouldBe("Error");
        var message = stopped.GetProperty("message").GetString()!;
        message.ShouldStartWith("The receiver answered with status 500, 4 times in a row. 70 changes of 1 refresh were told; "
            + $"stopped at refresh {refreshes[1]}, after change {expected[69]}. To go on, replay from ");
        receiver.Deliveries.Clear();

        var task = await app.TaskAsync(await ReplayAsync(new { from = From().Match(message).Groups[1].Value, to = "2099-01-01", webhook }));
        task.GetProperty("message").GetString().ShouldBe("30 changes of 1 refresh were told");
        receiver.Deliveries.SelectMany(d => d).ShouldBe(expected[50..]);
    }

    [Fact]
    public async Task Until_its_task_is_deleted()
    {
        var task = await ReplayAsync(new { from = "2020-01-01", to = "2099-01-01", webhook, speed = 1e-6 });
        await Receiver.UntilAsync(async () => (await app.GetAsync($"/api/tasks/{task}")).GetProperty("message").GetString()!.StartsWith("50 changes of 1 refresh told so far"),
            "the first refresh was told");
        (await app.GetAsync($"/api/tasks/{task}")).GetProperty("state").GetString().ShouldBe("Active");
        (await app.Http.DeleteAsync($"/api/tasks/{task}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await LeftAsync(task)).ShouldBe(0);
        receiver.Deliveries.SelectMany(d => d).ShouldBe(expected[..50]);
    }

    [Theory]
    [InlineData("""{"to": "2031-01-01", "webhook": "W"}""", "replay needs from and to")]
    [InlineData("""{"from": "yesterday", "to": "2031-01-01", "webhook": "W"}""", "replay needs from and to")]
    [InlineData("""{"from": "2031-01-01", "to": "2030-01-01", "webhook": "W"}""", "from must not be later than to")]
    [InlineData("""{"from": "2030-01-01", "to": "2031-01-01"}""", "replay needs a webhook")]
    [InlineData("""{"from": "2030-01-01", "to": "2031-01-01", "webhook": "nobody's"}""", "replay needs a webhook")]
    [InlineData("""{"from": "2030-01-01", "to": "2031-01-01", "webhook": "W", "speed": 0}""", "speed must be a number above 0")]
    [InlineData("""{"from": "2030-01-01", "to": "2031-01-01", "webhook": "W", "speed": "fast"}""", "speed must be a number above 0")]
    [InlineData("""{"from": "2030-01-01", "to": "2031-01-01", "webhook": "W", "until": 1}""", "replay takes from, to, speed and webhook; not until")]
    public async Task If_that_makes_sense(string resource, string problem)
    {
        var refusal = await app.SendAsync(
            HttpMethod.Post, $"/api/providers/{provider}", $$"""{"action": "replay", "resource": {{resource.Replace("\"W\"", $"\"{webhook}\"")}}}""", 400);
        refusal.GetProperty("error").GetProperty("message").GetString()!.ShouldStartWith(problem);
    }

    private async Task<string> ReplayAsync(object resource) =>
        (await app.PostAsync($"/api/providers/{provider}", new { action = "replay", resource })).GetProperty("task_id").GetString()!;

    private async Task<long> LeftAsync(string task)
    {
        await using var command = app.Database.CreateCommand($"select count(*) from inventory.replays where task_id = {task}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("replay from (.*)$")]
    private static partial Regex From();
}

using System.Text.Json;
using Inventory.Api.Maintaining;
using Inventory.Api.Notifying;
using Inventory.Api.Tests.Acceptance;
using Inventory.Domain.Scheduling;
using Npgsql;
using Wolverine;

namespace Inventory.Api.Tests.Maintaining;

/// <summary>A program that looks what is due, and never finds anything.</summary>
public sealed class ScheduledApp : AppOfItsOwn
{
    protected override string[] Args => ["--Inventory:Schedule:Off=false", "--Inventory:Schedule:RefreshInterval=0", "--Inventory:Schedule:CredentialsInterval=0"];
}

/// <summary>Messages of the program to itself: what nobody would ask for again is not lost when it fails, and can be tried again.</summary>
public sealed class Messages_that_fail_are_kept(ScheduledApp own) : IClassFixture<ScheduledApp>
{
    private readonly App app = own.App;

    [Fact]
    public async Task And_replayed_when_what_was_wrong_is_right_again()
    {
        await own.Execute("alter table vmdb.miq_tasks rename column message to said");
        await PublishAsync(new MaintainTables(TableOrders.Verify, null, null, null, TaskId: 900001));
        var dead = await DeadAsync(nameof(MaintainTables));

        dead.GetProperty("error_type").GetString().ShouldBe(typeof(PostgresException).FullName);
        dead.GetProperty("error").GetString()!.ShouldContain("column \"message\"");
        dead.GetProperty("queue").GetString()!.ShouldStartWith("local://");
        dead.GetProperty("replayable").GetBoolean().ShouldBeFalse();
        dead.GetProperty("sent_at").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(DateTimeOffset.UtcNow);
        dead.EnumerateObject().Select(m => m.Name).ShouldNotContain("body");
        dead.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("name").GetString()).Distinct().ShouldBe(["replay", "delete"], ignoreOrder: true);

        await own.Execute("alter table vmdb.miq_tasks rename column said to message");
        await own.Execute("insert into vmdb.miq_tasks (id, name, state, userid) values (900001, 'Verify tables', 'Queued', 'admin')");
        var path = new Uri(dead.GetProperty("href").GetString()!).PathAndQuery;
        (await app.PostAsync(path, new { action = "replay" })).GetProperty("success").GetBoolean().ShouldBeTrue();

        (await app.TaskAsync("900001")).GetProperty("status").GetString().ShouldBe("Ok");
        await app.GetAsync(path, 404);
    }

    [Fact]
    public async Task Or_deleted()
    {
        await own.Execute("alter table inventory.replays rename to replays_elsewhere");
        try
        {
            await PublishAsync(new GoOnReplaying(4711));
            var path = new Uri((await DeadAsync(nameof(GoOnReplaying))).GetProperty("href").GetString()!).PathAndQuery;
            (await app.PostAsync(path, new { action = "delete" })).GetProperty("success").GetBoolean().ShouldBeTrue();
            await app.GetAsync(path, 404);
            await app.PostAsync(path, new { action = "replay" }, 404);
        }
        finally
        {
            await own.Execute("alter table inventory.replays_elsewhere rename to replays");
        }
    }

    [Fact]
    public async Task But_not_while_the_database_is_gone()
    {
        await using var blocker = await app.Database.OpenConnectionAsync();
        await using (var blocking = await blocker.BeginTransactionAsync())
        {
            await new NpgsqlCommand("lock table inventory.replays", blocker).ExecuteNonQueryAsync();
            await PublishAsync(new GoOnReplaying(4712));
            await UntilAsync(() => own.Scalar<bool>(
                """
                select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%from inventory.replays where task_id = $1%'
                """));
        }
        await UntilAsync(() => own.Scalar<bool>("select exists (select from wolverine.wolverine_incoming_envelopes where status = 'Scheduled' and message_type like '%GoOnReplaying')"));
        (await AllAsync()).ShouldNotContain(m => m.GetProperty("message_type").GetString()!.EndsWith(nameof(GoOnReplaying), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nor_what_comes_again_by_itself()
    {
        await own.Execute("alter table vmdb.refresh_requests rename to refresh_requests_elsewhere");
        await own.Execute("alter table vmdb.webhooks rename to webhooks_elsewhere");
        try
        {
            await PublishAsync(new ScheduleTick());
            await PublishAsync(new DeliverChanges(4711));
            await UntilAsync(() => Task.FromResult(app.Log.Any(l => l.Contains(nameof(ScheduleTick), StringComparison.Ordinal) && l.Contains("refresh_requests", StringComparison.Ordinal))));
            await UntilAsync(() => Task.FromResult(app.Log.Any(l => l.Contains(nameof(DeliverChanges), StringComparison.Ordinal) && l.Contains("webhooks", StringComparison.Ordinal))));
            await UntilAsync(() => own.Scalar<bool>(
                "select not exists (select from wolverine.wolverine_incoming_envelopes where status <> 'Handled' and (message_type like '%ScheduleTick' or message_type like '%DeliverChanges'))"));
            (await AllAsync()).Select(m => m.GetProperty("message_type").GetString()!).ShouldNotContain(t => t.EndsWith("Tick", StringComparison.Ordinal) || t.EndsWith("Changes", StringComparison.Ordinal));
        }
        finally
        {
            await own.Execute("alter table vmdb.refresh_requests_elsewhere rename to refresh_requests");
            await own.Execute("alter table vmdb.webhooks_elsewhere rename to webhooks");
        }
    }

    [Fact]
    public async Task For_administrators_alone()
    {
        await app.PostAsync("/api/users", new { userid = "looks", name = "Looks", password = "a-long-password-of-looks", group = new { description = "EvmGroup-operator" } });
        using var http = app.Host.Server.CreateClient();
        http.DefaultRequestHeaders.Authorization = App.Basic("looks", "a-long-password-of-looks");
        ((int)(await http.GetAsync("/api/dead_messages")).StatusCode).ShouldBe(403);
        ((int)(await http.PostAsync("/api/dead_messages/1", JsonContent.Create(new { action = "replay" }))).StatusCode).ShouldBe(403);
        (await http.GetStringAsync("/api")).ShouldNotContain("dead_messages");
        (await app.GetAsync("/api")).GetRawText().ShouldContain("dead_messages");
    }

    private async Task PublishAsync(object message)
    {
        await using var scope = app.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(message);
    }

    private async Task<JsonElement> DeadAsync(string type)
    {
        JsonElement? found = null;
        await UntilAsync(async () => (found = (await AllAsync()).Cast<JsonElement?>().FirstOrDefault(m => m!.Value.GetProperty("message_type").GetString()!.EndsWith(type, StringComparison.Ordinal))) is not null);
        return (await app.GetAsync(new Uri(found!.Value.GetProperty("href").GetString()!).PathAndQuery));
    }

    private async Task<List<JsonElement>> AllAsync() => [.. (await app.GetAsync("/api/dead_messages?expand=resources")).GetProperty("resources").EnumerateArray()];

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var since = System.Diagnostics.Stopwatch.StartNew(); !await condition(); await Task.Delay(100))
            since.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }
}

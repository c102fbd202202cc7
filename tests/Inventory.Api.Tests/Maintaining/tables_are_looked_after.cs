using System.Text.Json;
using Inventory.Api.Tests.Notifying;

namespace Inventory.Api.Tests.Maintaining;

public sealed class Tables_are_looked_after(AppOfItsOwn own) : IClassFixture<AppOfItsOwn>
{
    [Fact]
    public async Task Verify_tells_what_is_wrong_and_rebuild_makes_it_right()
    {
        (await own.RunAsync("verify")).Code.ShouldBe(0);
        await own.Execute("update vmdb.vms set name = E'\\x1b[31mwrong\\u009b' where id = (select min(id) from vmdb.vms where not template)");

        var (code, found, _) = await own.RunAsync("verify");
        code.ShouldBe(1);
        found.ShouldContain("vms: 1 row differs");
        found.ShouldContain("wrong");
        found.Where(c => char.IsControl(c) && c is not ('\n' or '\r')).ShouldBeEmpty("a name from a cloud cannot steer the terminal");
        (await own.RunAsync("verify", "--as-of", "2020-01-01")).Code.ShouldBe(0, "nothing was there then");

        (await own.RunAsync("rebuild", "--collection", "availability_zones")).Code.ShouldBe(0);
        (await own.RunAsync("verify")).Code.ShouldBe(1, "another collection was rebuilt");
        var rebuilt = await own.RunAsync("rebuild", "--collection", "vms");
        rebuilt.Code.ShouldBe(0, rebuilt.Beside);
        (await own.RunAsync("verify")).Code.ShouldBe(0);
        (await own.RunAsync("rebuild", "--collection", "nonsense")).Beside.ShouldContain("There is no collection nonsense");
    }

    [Fact]
    public async Task Restore_makes_a_schema_of_its_own_once()
    {
        var restored = await own.RunAsync("restore", "--as-of", $"refresh:{own.FirstRefresh}", "--schema", "as it \"was\"");
        restored.Code.ShouldBe(0, restored.Beside);
        restored.Output.ShouldContain("drop schema \"as it \"\"was\"\"\" cascade");
        (await own.Scalar<long>("select count(*) from \"as it \"\"was\"\"\".vms where not template")).ShouldBe(60);

        foreach (var schema in new[] { "as it \"was\"", "vmdb", "pg_mine", "history", " ", new string('x', 64) })
            (await own.RunAsync("restore", "--as-of", "2031-01-01", "--schema", schema)).Code.ShouldBe(2, schema);
        (await own.RunAsync("restore", "--as-of", "refresh:999999", "--schema", "never")).Beside.ShouldContain("There is no refresh 999999");
        (await own.RunAsync("restore", "--as-of", "seq:999999999", "--schema", "never")).Beside.ShouldContain("There is no event 999999999");
        (await own.Scalar<bool>("select exists (select from pg_namespace where nspname = 'never')")).ShouldBeFalse();
    }

    [Fact]
    public async Task Replay_tells_each_refresh_with_its_changes()
    {
        var (code, output, beside) = await own.RunAsync("replay", "--provider", "kept", "--from", "2020-01-01", "--to", "2099-01-01T00:00:00Z", "--json");
        code.ShouldBe(0, beside);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var refresh = lines[0];
        refresh.GetProperty("refresh").GetInt64().ShouldBe(own.FirstRefresh);
        var changes = lines.Skip(1).TakeWhile(l => l.TryGetProperty("seq", out _)).ToList();
        changes.Count.ShouldBe(refresh.GetProperty("changes").GetInt32());
        changes.ShouldContain(c => c.GetProperty("type").GetString() == "vm_discovered" && c.GetProperty("data").GetProperty("name").GetString() != null);
        changes.Select(c => c.GetProperty("seq").GetInt64()).ShouldBeInOrder();

        (await own.RunAsync("replay", "--provider", own.Provider, "--from", "2020-01-01", "--to", "2099-01-01", "--speed", "1e6")).Output.ShouldStartWith("20");
        (await own.RunAsync("replay", "--provider", "nobody", "--from", "2020-01-01", "--to", "2099-01-01")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Replay_tells_a_webhook_and_says_where_it_stopped()
    {
        await using var receiver = await Receiver.StartAsync();
        var body = new { name = "replayed", url = receiver.Url, secret = Receiver.Secret, providers = new[] { own.Provider }, after = "latest" };
        await own.App.PostAsync("/api/webhooks", body);
        var changes = await own.Scalar<long>($"select count(*) from inventory.mt_events where correlation_id = 'refreshes/{own.FirstRefresh}' and stream_id ~ '^[0-9]'");

        var (code, output, beside) = await Replay("replayed");
        code.ShouldBe(0, beside);
        output.Trim().ShouldBe($"{changes} changes of 1 refresh were told");
        var told = receiver.Deliveries.SelectMany(d => d).ToList();
        told.ShouldBeInOrder();
        told.Count.ShouldBe((int)changes);
        receiver.Replayed.Distinct().ShouldBe([$"{own.FirstRefresh}"]);

        receiver.Answers.Enqueue(204);
        receiver.Answers.Enqueue(500);
        receiver.Answers.Enqueue(500);
        (code, output, beside) = await Replay("replayed");
        (code, output).ShouldBe((2, ""));
        beside.ShouldContain("trying again");
        beside.ShouldContain("The receiver answered with status 500, 2 times in a row. 30 changes of 0 refreshes were told; stopped at refresh ");
        (await Replay("nobody")).Beside.ShouldContain("There is no webhook with the name or id nobody");

        Task<(int Code, string Output, string Beside)> Replay(string webhook) => own.RunAsync(
            "replay", "--provider", "kept", "--from", "2020-01-01", "--to", "2099-01-01", "--webhook", webhook, "Inventory:Webhooks:AllowedNetworks:0=127.0.0.0/8",
            "Inventory:Webhooks:FirstPause=00:00:00.01", "Inventory:Webhooks:MostFailures=2", "Inventory:Webhooks:BatchSize=30");
    }

    [Fact]
    public async Task Retention_is_off_until_it_is_told()
    {
        (await own.RunAsync("retention")).Output.ShouldContain("Everything is kept");
        (await own.RunAsync("retention", "keep", "30", "--provider", "kept", "--collection", "flavors")).Code.ShouldBe(0);
        (await own.RunAsync("retention", "--dry-run")).Output.ShouldContain($"{own.Provider}/flavors: 0 events would go");
        (await own.RunAsync("retention", "keep", "everything", "--provider", "kept", "--collection", "flavors")).Code.ShouldBe(0);
        (await own.RunAsync("retention")).Output.ShouldContain("Everything is kept");
        (await own.RunAsync("retention", "keep", "0")).Beside.ShouldContain("at least one day");
        (await own.RunAsync("retention", "keep", "soon")).Beside.ShouldContain("Say a number of days");
        (await own.RunAsync("retention", "keep", "30", "--provider", "nobody")).Code.ShouldBe(2);
        (await own.RunAsync("retention", "keep", "30", "--collection", "disks")).Code.ShouldBe(2, "disks have no history of their own");
    }

    [Theory]
    [InlineData("verify", "--as-of", "yesterday")]
    [InlineData("verify", "--frobnicate", "1")]
    [InlineData("restore", "--schema", "x")]
    [InlineData("replay", "--provider", "kept", "--from", "2020-01-01", "--to", "2099-01-01", "--speed", "-1")]
    public async Task What_makes_no_sense_is_refused(params string[] args) => (await own.RunAsync(args)).Code.ShouldNotBe(0);

    [Fact]
    public async Task The_same_as_tasks_over_rest()
    {
        var app = own.App;
        var verified = await app.TaskAsync(await Order(new { action = "verify_tables", as_of = $"refresh:{own.FirstRefresh}" }));
        verified.GetProperty("status").GetString().ShouldBe("Ok", verified.GetRawText());
        verified.GetProperty("message").GetString()!.ShouldStartWith("The tables are what ");
        verified.GetProperty("results").GetArrayLength().ShouldBe(0);

        var rebuilt = await app.TaskAsync(await Order(new { action = "rebuild_tables", collection = "flavors" }));
        rebuilt.GetProperty("status").GetString().ShouldBe("Ok", rebuilt.GetRawText());

        var restored = await app.TaskAsync(await Order(new { action = "restore_tables", as_of = "2099-01-01", schema = "over_rest" }));
        restored.GetProperty("status").GetString().ShouldBe("Ok", restored.GetRawText());
        (await own.Scalar<long>("select count(*) from over_rest.vms where not template")).ShouldBe(60);

        foreach (var wrong in new object[]
        {
            new { action = "restore_tables", as_of = "2099-01-01", schema = "over_rest" }, new { action = "restore_tables", schema = "x" },
            new { action = "verify_tables", as_of = "yesterday" }, new { action = "rebuild_tables", collection = "nonsense" },
            new { action = "verify_tables", asof = "2031-01-01" }, new { action = "verify_tables", as_of = 7 },
        })
            await app.PostAsync("/api/providers", wrong, 400);

        async Task<string> Order(object body) => (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("task_id").GetString()!;
    }
}

using AwesomeCloud;
using AwesomeCloud.Simulator;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Catching;

/// <summary>A program that listens to its clouds; nobody asks it for a refresh but the tests.</summary>
public sealed class ListeningApp : IAsyncLifetime
{
    public App App { get; } = new() { Args = ["--Inventory:Events:Off=false"] };

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class The_program_listens(ListeningApp listening) : IClassFixture<ListeningApp>
{
    private const int Changes = 3000;

    private readonly App app = listening.App;

    [Fact]
    public async Task And_rows_follow_the_cloud_without_anybody_asking()
    {
        var region = app.Cloud.World.Regions[1];
        var provider = await ListeningAsync("follows", region.Name);
        var (renamed, gone) = (Living(region)[3].Id, Living(region)[4].Id);

        region.Rename(renamed, "renamed-by-itself");
        region.TerminateInstance(gone);
        var created = region.CreateInstance("created-by-itself").Id;

        await UntilAsync(async () =>
            await VmAsync(provider, renamed, "name") == "renamed-by-itself" && await VmAsync(provider, created, "name") == "created-by-itself"
            && await VmAsync(provider, gone, "name") is null); // archived
        var vm = (await app.GetAsync($"/api/vms?expand=resources&filter[]=ems_ref={created}")).GetProperty("resources")[0].GetProperty("id").GetString();
        await UntilAsync(async () => (await CreationAsync()).GetProperty("vm_or_template_id").GetString() == vm); // the event came before the row

        async Task<System.Text.Json.JsonElement> CreationAsync() =>
            (await app.GetAsync(
                $"/api/event_streams?expand=resources&filter[]=ems_id={provider}&filter[]=vm_ems_ref={created}&filter[]=event_type=instances.created")).GetProperty("resources")[0];
    }

    [Fact]
    public async Task Also_through_a_storm_of_events_in_disorder_while_others_are_served()
    {
        var (stormy, calm) = (app.Cloud.World.Regions[0], app.Cloud.World.Regions[2]);
        var (provider, other) = (await ListeningAsync("is in a storm", stormy.Name), await ListeningAsync("is calm", calm.Name));
        var (before, sequence) = (await RefreshesAsync(provider), app.Cloud.World.Sequence);
        app.Cloud.Faults.DisorderEvents(times: 5);
        app.Cloud.Faults.RepeatEvents(times: 5);
        var ids = Living(stormy).Select(i => i.Id).ToArray();
        var storm = Task.Run(() =>
        {
            for (var n = 0; n < Changes; n++)
                if (n % 3 == 0)
                    stormy.Rename(ids[n % ids.Length], $"name-{n}");
                else
                    stormy.SetState(ids[n * 7 % ids.Length], n % 2 == 0 ? "running" : "stopped");
        });
        var renamed = Living(calm)[0].Id;
        calm.Rename(renamed, "calm");
        await UntilAsync(async () => await VmAsync(other, renamed, "name") == "calm");
        await storm;
        await UntilAsync(async () =>
        {
            var page = await app.GetAsync($"/api/vms?expand=resources&attributes=ems_ref,name,raw_power_state&limit=1000&filter[]=ems_id={provider}");
            var rows = page.GetProperty("resources").EnumerateArray().Select(r => $"{r.GetProperty("ems_ref")} {r.GetProperty("name")} {r.GetProperty("raw_power_state")}");
            return Living(stormy).Select(i => $"{i.Id} {i.Name} {i.State}").Except(rows);
        });

        // Each change once, however often it was told, and far fewer refreshes than events; the last read finds nothing more.
        var told = app.Cloud.World.ChangesSince(sequence).Count(c => c.Region == stormy.Name);
        told.ShouldBeGreaterThan(Changes / 2);
        await UntilAsync(async () => await EventsAsync(provider) is var saved && saved < told ? [$"{saved} of {told}"] : (string[])[]);
        (await EventsAsync(provider)).ShouldBe(told);
        await UntilAsync(async () => (await app.GetAsync($"/api/refresh_requests?filter[]=ems_id={provider}")).GetProperty("subcount").GetInt32() == 0);
        (await RefreshesAsync(provider) - before).ShouldBeLessThan(Changes / 10);
        (await app.GetAsync($"/api/dead_letters?filter[]=ems_id={provider}")).GetProperty("subcount").GetInt32().ShouldBe(0);
        App.EventsOf(await app.RefreshAsync(provider)).ShouldBe(0);
    }

    // Only what happens from now on is told.
    private async Task<string> ListeningAsync(string name, string region)
    {
        var provider = await app.AddProviderAsync(name, region);
        await app.RefreshAsync(provider);
        await UntilAsync(async () => (await app.GetAsync($"/api/workers?expand=resources&filter[]=ems_id={provider}&filter[]=type=event-catcher"))
            .GetProperty("resources").EnumerateArray().Any(w => w.GetProperty("message").GetString() == "Listening"));
        return provider;
    }

    // Those that are listed after their end are no VMs any more.
    private static Instance[] Living(RegionWorld region) => [.. region.Instances.All().Where(i => i.State != InstanceState.Terminated)];

    private async Task<string?> VmAsync(string provider, string emsRef, string attribute)
    {
        var rows = (await app.GetAsync($"/api/vms?expand=resources&filter[]=ems_ref={emsRef}&filter[]=ems_id={provider}")).GetProperty("resources");
        return rows.GetArrayLength() == 0 ? null : rows[0].GetProperty(attribute).GetString();
    }

    private async Task<int> RefreshesAsync(string provider) => (await app.GetAsync($"/api/refreshes?filter[]=ems_id={provider}")).GetProperty("subcount").GetInt32();

    private async Task<int> EventsAsync(string provider) => (await app.GetAsync($"/api/event_streams?filter[]=ems_id={provider}")).GetProperty("subquery_count").GetInt32();

    private static Task UntilAsync(Func<Task<bool>> condition) => UntilAsync(async () => await condition() ? [] : (string[])["It is not so yet."]);

    // Until nothing is missing any more.
    private static async Task UntilAsync(Func<Task<IEnumerable<string>>> missing)
    {
        for (var since = System.Diagnostics.Stopwatch.StartNew(); await missing() is var some && some.Any(); await Task.Delay(100))
            if (since.Elapsed > TimeSpan.FromMinutes(2))
                some.ShouldBeEmpty();
    }
}

using System.Diagnostics;

namespace OpenStack.Acceptance.Tests;

/// <summary>
/// The whole program is told of changes by the cloud's message broker alone: after the first refresh nobody asks for anything, and rows become what the client lists.
/// </summary>
[Trait("Category", "openstack")]
public class events_keep_rows_right : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Asking the client takes longer than a refresh.
    private static readonly TimeSpan BetweenListings = TimeSpan.FromSeconds(20);

    private readonly HashSet<(string Collection, string Id)> touched = [];
    private ListeningProgram program = null!;
    private Broker? broker;

    private static CommandLine Client => Cloud.Client(Cloud.Project);

    public async ValueTask InitializeAsync()
    {
        _ = Cloud.Broker;
        await RemoveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (program is null)
            return;
        var guid = (string)(await program.GetAsync($"/api/providers/{program.Provider}"))["guid"]!;
        await program.DisposeAsync();
        if (broker is not null)
        {
            await broker.ForgetAsync(guid);
            await broker.DisposeAsync();
        }
        await RemoveAsync();
    }

    /// <param name="format">The format of nova's notifications that is heard; the other one is dropped.</param>
    [Theory]
    [InlineData("both")]
    [InlineData("unversioned")]
    [InlineData("versioned")]
    public async Task without_a_full_refresh(string format)
    {
        program = await ListeningProgram.StartAsync(Formats.DroppedWith(format));
        await program.IdleAsync();
        var first = (await FullRefreshesAsync()).ShouldHaveSingleItem();
        (Text(first, "scope"), Text(first, "verdict"), Text(first, "problem")).ShouldBe(("full", "complete", ""));
        broker = await Broker.ListenAsync(); // later than the program, which must have heard all that this one has

        await ChangeAsync();
        await program.IdleAsync();

        (await FullRefreshesAsync()).Select(r => Text(r, "id")).ShouldBe([Text(first, "id")]);
        await EventsAreSavedAsync(format);
        await CausesAreEventsAsync(Text(first, "id"));
        await NothingElseIsFoundAsync();
    }

    private async Task ChangeAsync()
    {
        var server = await Client.CreateAsync("server create acceptance-events --flavor m1.tiny --image tiny-raw --network private --property made=yes --wait");
        await ArrivesAsync("created", ("vms", server));
        await OrderAsync("server stop", server, "SHUTOFF");
        await ArrivesAsync("stopped", ("vms", server));
        await OrderAsync("server start", server, "ACTIVE");
        await ArrivesAsync("started", ("vms", server));
        await OrderAsync("server resize --flavor m1.small", server, "VERIFY_RESIZE");
        await ArrivesAsync("resized", ("vms", server));
        await OrderAsync("server resize confirm", server, "ACTIVE");
        await ArrivesAsync("the resize confirmed", ("vms", server));

        var volume = await Client.CreateAsync("volume create acceptance-events --size 1");
        await Client.UntilAsync($"volume show {volume}", "status", "available");
        await ArrivesAsync("a volume created", ("cloud_volumes", volume));
        await Client.AskAsync($"server add volume {server} {volume}");
        await Client.UntilAsync($"volume show {volume}", "status", "in-use");
        await ArrivesAsync("the volume attached", ("vms", server), ("cloud_volumes", volume));
        await Client.DoAsync($"server remove volume {server} {volume}");
        await Client.UntilAsync($"volume show {volume}", "status", "available");
        await ArrivesAsync("the volume detached", ("vms", server), ("cloud_volumes", volume));

        var port = await Client.CreateAsync("port create --network backend acceptance-events");
        await ArrivesAsync("a port created", ("network_ports", port));
        await Client.DoAsync($"server add port {server} {port}");
        await Client.UntilAsync($"port show {port}", "device_id", server);
        await ArrivesAsync("the port plugged", ("vms", server), ("network_ports", port));
        await Client.DoAsync($"server remove port {server} {port}");
        await Client.UntilAsync($"port list --server {server}", plugged => plugged.AsArray().All(p => (string?)p!["ID"] != port));
        await ArrivesAsync("the port unplugged", ("vms", server), ("network_ports", port));

        var floating = await Client.CreateAsync("floating ip create public --description acceptance-events");
        var address = (string)(await Client.AskAsync($"floating ip show {floating}"))["floating_ip_address"]!;
        await ArrivesAsync("an address created", ("floating_ips", floating));
        await Client.DoAsync($"server add floating ip {server} {address}");
        await Client.UntilAsync($"server show {server}", shown => shown["addresses"]!.ToJsonString().Contains(address));
        await ArrivesAsync("the address associated", ("vms", server), ("floating_ips", floating));
        await Client.DoAsync($"server remove floating ip {server} {address}");
        await Client.UntilAsync($"server show {server}", shown => !shown["addresses"]!.ToJsonString().Contains(address));
        await ArrivesAsync("the address disassociated", ("vms", server), ("floating_ips", floating));

        await Client.DoAsync($"server delete --wait {server}");
        await ArrivesAsync("deleted", ("vms", server));
        await Client.DoAsync($"volume delete {volume}", $"port delete {port}");
        await Client.UntilAsync("volume list --all-projects", left => left.AsArray().All(v => (string?)v!["ID"] != volume));
        await ArrivesAsync("volume and port deleted", ("cloud_volumes", volume), ("network_ports", port));
    }

    // The rows that name them, and the ports of servers, are what the client lists; or become so, since the cloud may still be moving.
    private async Task ArrivesAsync(string change, params IReadOnlyList<(string Collection, string Id)> objects)
    {
        touched.UnionWith(objects);
        var ids = objects.Select(o => o.Id).ToList();
        for (var since = Stopwatch.StartNew(); ;)
        {
            var plugged = await Task.WhenAll(objects.Where(o => o.Collection == "vms").Select(o => Client.AskAsync($"port list --device-id {o.Id}")));
            string[] named = [.. ids, .. plugged.SelectMany(ports => ports.AsArray().Select(p => p!["ID"]!.ToString()))];
            var listing = await Listing.TakeAsync(named);
            List<string> differences;
            for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
            {
                differences = [.. (await Comparison.DifferencesAsync(program.Database, listing, named)).Where(difference => !IsOfNeutron(difference))];
                if (differences.Count == 0)
                {
                    TestContext.Current.TestOutputHelper!.WriteLine($"{change}: {since.Elapsed.TotalSeconds:0.0} s after it was listed at the latest.");
                    return;
                }
                if (waited.Elapsed > BetweenListings)
                    break;
            }
            if (since.Elapsed > Patience)
                string.Join("\n", differences).ShouldBeEmpty(change);
        }
    }

    // Neutron makes a port for each floating IP, of which it tells nothing.
    private static bool IsOfNeutron(string difference) => difference.StartsWith("network_ports:", StringComparison.Ordinal) && difference.Contains("network:floatingip");

    // All that the broker gave out, each once, linked to its server.
    private async Task EventsAreSavedAsync(string format)
    {
        var dropped = Formats.DroppedWith(format).ToHashSet();
        var told = broker!.All;
        told.Where(e => e.IsVersioned).ShouldNotBeEmpty("nova tells of each change in two formats (notification_format = both)");
        told.Where(e => e.Type.StartsWith("compute.instance.", StringComparison.Ordinal)).ShouldNotBeEmpty();
        var saved = await program.RowsAsync("event_streams");
        saved.Select(e => Text(e, "ems_ref")).ShouldBeUnique();
        var wanted = told.Where(e => !dropped.Contains(e.Type)).ToList();
        var savedIds = saved.Select(e => Text(e, "ems_ref")).ToHashSet();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{told.Count} notifications, {wanted.Count} of interest, {saved.Count} saved, {(await program.RowsAsync("refreshes")).Count} refreshes: "
            + string.Join(", ", saved.CountBy(e => Text(e, "event_type")).Select(t => $"{t.Key} {t.Value}")));
        wanted.Where(e => !savedIds.Contains(e.Id)).Select(e => e.Type).ShouldBeEmpty("they were told, and are not saved");
        saved.Select(e => Text(e, "event_type")).Where(type => Formats.IsOther(format, type)).ShouldBeEmpty();
        foreach (var (_, server) in touched.Where(t => t.Collection == "vms"))
        {
            var row = await IdAsync("vms", server);
            var of = saved.Where(e => Text(e, "vm_ems_ref") == server).ToList();
            of.ShouldNotBeEmpty();
            of.ShouldAllBe(e => Text(e, "vm_or_template_id") == row && Text(e, "target_type") == "VmOrTemplate" && Text(e, "target_id") == row);
        }
        (await program.RowsAsync("dead_letters")).ShouldBeEmpty();
    }

    private async Task CausesAreEventsAsync(string first)
    {
        foreach (var (collection, id) in touched)
        {
            var history = (await program.GetAsync($"/api/{collection}/{await IdAsync(collection, id)}/history?from=refresh:{first}"))["resources"]!.AsArray();
            history.Count.ShouldBeGreaterThan(1, $"{collection} {id} came and changed");
            foreach (var told in history)
                Text(told!["cause"]!, "event_href").ShouldContain("/api/event_streams/", Case.Sensitive, told.ToJsonString());
        }
    }

    // But the one port that neutron made for the floating IP.
    private async Task NothingElseIsFoundAsync()
    {
        var last = await program.RefreshAsync();
        (Text(last, "scope"), Text(last, "verdict")).ShouldBe(("full", "complete"));
        var changes = (await program.GetAsync($"/api/refreshes/{Text(last, "id")}/changes"))["resources"]!.AsArray();
        var floating = touched.Single(t => t.Collection == "floating_ips").Id;
        var port = (await Cloud.Client().AskAsync($"port list --device-id {floating}")).AsArray().ShouldHaveSingleItem()!["ID"]!.ToString();
        changes.Select(change => $"{change!["kind"]} {change["collection"]} {change["key"]}").ShouldBe([$"discovered network_ports {port}"], changes.ToJsonString());
        Text(last, "events").ShouldBe("1");
        Text(await program.RefreshAsync(), "events").ShouldBe("0");
    }

    private async Task<IEnumerable<JsonNode>> FullRefreshesAsync() => (await program.RowsAsync("refreshes")).Where(r => Text(r, "scope") == "full");

    private async Task<string> IdAsync(string collection, string id)
    {
        await using var command = program.Database.CreateCommand("select id from inventory.objects where ems_id = $1 and collection = $2 and key = $3");
        command.Parameters.Add(new() { Value = long.Parse(program.Provider) });
        command.Parameters.Add(new() { Value = collection });
        command.Parameters.Add(new() { Value = id });
        return ((long)(await command.ExecuteScalarAsync())!).ToString();
    }

    private static string Text(JsonNode row, string member) => row[member]?.ToString() ?? "";

    private static async Task OrderAsync(string order, string server, string state)
    {
        await Client.DoAsync($"{order} {server}");
        await Client.UntilAsync($"server show {server}", answer => (string?)answer["status"] == state && answer["OS-EXT-STS:task_state"] is null);
    }

    // What a test that was broken off has left.
    private static async Task RemoveAsync()
    {
        foreach (var (list, remove, named) in new[]
        {
            ("server list", "server delete --wait", "Name"), ("floating ip list --long", "floating ip delete", "Description"), ("port list", "port delete", "Name"),
            ("volume list", "volume delete", "Name"),
        })
            await Client.DoAsync([.. (await Client.AskAsync(list)).AsArray().Where(item => item![named]?.ToString() == "acceptance-events").Select(item => $"{remove} {item!["ID"]}")]);
    }
}

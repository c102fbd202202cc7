using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using AwesomeCloud.Simulator;
using Inventory.Api.Maintaining;
using Inventory.Api.Tests.Notifying;
using Inventory.Cluster.Tests.Running;
using Inventory.EmbeddedPostgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(NodesOfACluster))]

namespace Inventory.Cluster.Tests.Running;

/// <summary>Three processes of the program on one database, a cloud with a provider for each of its regions, and a receiver of all changes.</summary>
public sealed class NodesOfACluster : IAsyncLifetime
{
    private const string Password = "correct-horse-battery-staple";

    private readonly EmbeddedPostgresOptions options = EmbeddedPostgresOptions.ForTests() with { DeleteOnStop = false };
    private readonly Watchdog watchdog = new();
    private readonly List<Node> ended = [];
    private EmbeddedServer server = null!;
    private int started;

    /// <summary>Those that are meant to run.</summary>
    internal IReadOnlyList<Node> Nodes { get; private set; } = [];

    public SimulatedCloud Cloud { get; private set; } = null!;

    internal Client Client { get; private set; } = null!;

    internal Receiver Receiver { get; private set; } = null!;

    /// <summary>Ids of the providers, by the cloud's region.</summary>
    public Dictionary<string, long> Ids { get; } = [];

    private string Keys => Path.Combine(options.DataDirectory!, "keys");

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedServer.StartAsync(options);
        Cloud = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Instances = 120 });
        Receiver = await Receiver.StartAsync();
        Client = new Client(() => Nodes, Password);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync())); // at once, on an empty database
        await Client.PostAsync("/api/webhooks", new { url = Receiver.Url, secret = Receiver.Secret, name = "all", after = 0 });
        foreach (var region in Cloud.World.Regions)
            Ids[region.Name] = await AddAsync(region.Name);
        foreach (var id in Ids.Values)
            await RefreshAsync(id);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        foreach (var node in Nodes.Concat(ended))
            node.Dispose();
        watchdog.Dispose();
        if (Cloud is not null)
            await Cloud.DisposeAsync();
        if (Receiver is not null)
            await Receiver.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        Directory.Delete(options.DataDirectory!, recursive: true);
    }

    /// <summary>Starts a node.</summary>
    internal async Task<Node> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        var node = Begin();
        await node.ServesAsync();
        Tell($"{node.Name} serves after {watch.Elapsed.TotalSeconds:0.0} s");
        Return(node);
        return node;
    }

    /// <summary>Starts a node, and does not wait for it.</summary>
    internal Node Begin()
    {
        var way = new TcpProxy(() => server.Port);
        var node = Node.Start($"node {Interlocked.Increment(ref started)}", way, watchdog,
        [
            "--urls", "http://127.0.0.1:0", "--Inventory:Solo=false", $"--ConnectionStrings:Inventory={Through(way)}", $"--keys={Keys}",
            $"--INVENTORY_ADMIN_PASSWORD={Password}", "--Inventory:Webhooks:AllowedNetworks:0=127.0.0.0/8", "--Inventory:Webhooks:BatchSize=50",
            "--Inventory:Webhooks:FirstPause=00:00:01", "--Inventory:Schedule:RefreshInterval=0", "--Inventory:Schedule:RefreshIntervalWithEvents=0",
            "--Inventory:Events:FirstPause=00:00:01", "--Logging:LogLevel:Inventory=Debug",
            "--Logging:Console:FormatterName=simple", "--Logging:Console:FormatterOptions:SingleLine=true", "--Logging:Console:FormatterOptions:UseUtcTimestamp=true",
            $"--Logging:Console:FormatterOptions:TimestampFormat={Node.Timestamp} ",
        ]);
        lock (ended)
            ended.Add(node);
        return node;
    }

    /// <summary>A node is on its way out: nobody is sent to it any more.</summary>
    internal void Leave(Node node)
    {
        lock (ended)
        {
            Nodes = [.. Nodes.Except([node])];
            ended.Add(node);
        }
    }

    /// <summary>A node is there again.</summary>
    internal void Return(Node node)
    {
        lock (ended)
        {
            ended.Remove(node);
            Nodes = [.. Nodes, node];
        }
    }

    /// <summary>Kills a node, as a power cut would.</summary>
    internal void Kill(Node node)
    {
        Leave(node);
        node.Kill();
    }

    /// <summary>Stops the database, and starts it again.</summary>
    public async Task RestartDatabaseAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await server.DisposeAsync();
        server = await EmbeddedServer.StartAsync(options);
    }

    /// <summary>Brings the number of nodes to three again, and waits until all workers run.</summary>
    internal async Task HealAsync()
    {
        Cloud.Faults.Clear();
        while (Nodes.Count < 3)
            await StartAsync();
        await SpreadAsync();
    }

    /// <summary>Waits until every worker runs, on the nodes that there are, as evenly as it goes.</summary>
    internal async Task<IReadOnlyList<Worker>> SpreadAsync()
    {
        IReadOnlyList<Worker> workers = [];
        await UntilAsync(async () =>
        {
            workers = await WorkersAsync();
            return workers.Count == 2 * Ids.Count && workers.All(w => w.Status is "started" or "working")
                && workers.Select(w => w.Node).ToHashSet().IsSubsetOf(Nodes.Select(NameOf))
                && workers.GroupBy(w => w.Type).All(t => t.GroupBy(w => w.Node) is var nodes && nodes.Count() == Math.Min(Nodes.Count, Ids.Count)
                    && nodes.Max(n => n.Count()) - nodes.Min(n => n.Count()) <= 1);
        }, "all workers run, evenly spread", () => string.Join('\n', workers.Select(w => w.ToString())));
        return workers;
    }

    internal async Task<IReadOnlyList<Worker>> WorkersAsync() =>
        [.. (await Client.GetAsync("/api/workers?expand=resources&attributes=type,ems_id,node,status,message,pid&limit=1000")).GetProperty("resources").EnumerateArray()
            .Select(w => new Worker(w.GetProperty("type").GetString()!, long.Parse(w.GetProperty("ems_id").GetString()!), w.GetProperty("node").GetString()!,
                w.GetProperty("status").GetString()!, w.GetProperty("message").GetString()))];

    /// <summary>The node that assigns the workers.</summary>
    internal async Task<Node> LeaderAsync()
    {
        Node? leader = null;
        await UntilAsync(async () =>
        {
            var pids = await ListAsync<int>("select pid from vmdb.miq_servers where is_master and status = 'started'");
            return Nodes.Count(n => pids.Contains(n.Pid)) == 1 && (leader = Nodes.Single(n => pids.Contains(n.Pid))) is not null;
        }, "there is a leader");
        return leader!;
    }

    internal RegionWorld RegionOf(long provider) => Cloud.World[Ids.Single(p => p.Value == provider).Key];

    internal static string NameOf(Node node) => $"{Environment.MachineName}-{node.Pid}";

    /// <summary>Asks for a refresh.</summary>
    /// <returns>The task.</returns>
    public async Task<string> AskAsync(long provider) =>
        (await Client.PostAsync($"/api/providers/{provider}", new { action = "refresh" })).GetProperty("task_id").GetString()!;

    /// <summary>Refreshes a provider.</summary>
    /// <returns>How many events that recorded.</returns>
    public async Task<int> RefreshAsync(long provider) => await EventsAsync(await AskAsync(provider));

    /// <summary>Waits for the end of a refresh, which must be good.</summary>
    public async Task<int> EventsAsync(string task)
    {
        JsonElement shown = default;
        await UntilAsync(async () => (shown = await Client.GetAsync($"/api/tasks/{task}")).GetProperty("state").GetString() == "Finished", $"task {task} is finished",
            () => shown.ToString());
        if (shown.GetProperty("message").GetString() is { } message && message.StartsWith("Interrupted; its work goes on in task ", StringComparison.Ordinal))
            return await EventsAsync(message.Split(' ')[^1].TrimEnd('.'));
        shown.GetProperty("status").GetString().ShouldBe("Ok", shown.ToString());
        return shown.GetProperty("context_data").GetProperty("events").GetInt32();
    }

    /// <summary>What must be true after whatever happened: the tables are what the events give, and another refresh finds nothing new.</summary>
    public async Task NothingIsLostOrDoubleAsync()
    {
        var watch = Stopwatch.StartNew();
        await NothingIsAskedAsync();
        await Task.WhenAll(Ids.Values.Select(RefreshAsync)); // what the cloud told while nobody listened
        await NothingIsAskedAsync();
        (await Task.WhenAll(Ids.Values.Select(RefreshAsync))).ShouldAllBe(events => events == 0);
        Tell($"Refreshed after {watch.Elapsed.TotalSeconds:0.0} s");
        var (output, beside) = (new StringWriter(), new StringWriter());
        var verdict = await MaintenanceCommands.Root().Parse(["verify", $"ConnectionStrings:Inventory={server.ConnectionString}", $"keys={Keys}"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = beside });
        verdict.ShouldBe(0, output.ToString() + beside);
        (await ScalarAsync<long>("select count(*) from vmdb.refreshes where state = 'running'")).ShouldBe(0);
        Tell($"Verified after {watch.Elapsed.TotalSeconds:0.0} s");
        EachWorkerRanOnce();
        OneNodeLookedWhatIsDue();
        await EverythingIsDeliveredAsync(watch);
    }

    // At any time, by what the nodes said themselves.
    private void EachWorkerRanOnce()
    {
        var runs = Nodes.Concat(ended).SelectMany(n => n.Runs()).GroupBy(r => r.Worker).ToList();
        runs.Count.ShouldBe(2 * Ids.Count);
        foreach (var worker in runs)
            foreach (var (earlier, later) in worker.OrderBy(r => r.From).Zip(worker.OrderBy(r => r.From).Skip(1)))
                earlier.To.ShouldBeLessThanOrEqualTo(later.From, $"{worker.Key}: {earlier} and {later}");
    }

    // Every ten seconds. When a node is lost, two may share such a span: never all of them.
    private void OneNodeLookedWhatIsDue()
    {
        var spans = Nodes.Concat(ended).SelectMany(n => n.Ticks()).GroupBy(at => at.Ticks / TimeSpan.FromSeconds(10).Ticks).Select(s => s.Count()).ToList();
        Tell($"{spans.Count} ticks, {spans.Count(s => s > 1)} of them doubled");
        spans.ShouldAllBe(times => times <= 2);
        spans.Count(times => times > 1).ShouldBeLessThanOrEqualTo(spans.Count / 4);
    }

    private async Task EverythingIsDeliveredAsync(Stopwatch watch)
    {
        var changes = await ListAsync<long>("select seq_id from inventory.mt_events where stream_id not like 'refreshes/%' order by seq_id");
        await UntilAsync(() => Task.FromResult(Receiver.Deliveries.SelectMany(d => d).ToHashSet() is var told && changes.All(told.Contains)), "all changes are delivered",
            () => $"Missing: {string.Join(' ', changes.Except(Receiver.Deliveries.SelectMany(d => d)).Take(10))}");
        Receiver.Problems.ShouldBeEmpty();
        Receiver.Deliveries.SelectMany(d => d).Distinct().ShouldBeInOrder();
        Tell($"Delivered after {watch.Elapsed.TotalSeconds:0.0} s");
    }

    public Task NothingIsAskedAsync() =>
        UntilAsync(async () => await ScalarAsync<long>("select count(*) from vmdb.refresh_requests") == 0, "nothing is asked any more");

    public async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql)
    {
        var list = new List<T>();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            list.Add(row.GetFieldValue<T>(0));
        return list;
    }

    /// <summary>Waits for something, at most a minute and a half.</summary>
    /// <returns>After how many seconds it was true.</returns>
    public async Task<double> UntilAsync(Func<Task<bool>> condition, string what, Func<string>? seen = null)
    {
        var watch = Stopwatch.StartNew();
        var failure = "";
        while (watch.Elapsed < TimeSpan.FromSeconds(90))
        {
            try
            {
                if (await condition())
                    return watch.Elapsed.TotalSeconds;
            }
            catch (Exception e) when (e is HttpRequestException or NpgsqlException or InvalidOperationException)
            {
                failure = e.Message;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException(
            $"It did not come true that {what}. {seen?.Invoke()} {failure}\n{string.Join("\n\n", Nodes.Concat(ended.TakeLast(1)).Select(n => $"{n.Name} ({n.Pid}). {n.Tail()}"))}");
    }

    /// <summary>Tells how long something took.</summary>
    public static void Tell(string what)
    {
        what = $"{DateTime.Now:HH:mm:ss} {what}";
        TestContext.Current.SendDiagnosticMessage(what);
        TestContext.Current.TestOutputHelper?.WriteLine(what);
    }

    private string Through(TcpProxy way) => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = way.Port }.ConnectionString;

    private async Task<long> AddAsync(string region)
    {
        var added = await Client.PostAsync("/api/providers", new
        {
            type = "ManageIQ::Providers::AwesomeCloud::CloudManager", name = region, provider_region = region,
            endpoints = new[] { new { role = "default", url = Cloud.Endpoint.ToString() } },
            authentications = new[] { new { authtype = "default", userid = Cloud.Credentials.AccessKey, password = Cloud.Credentials.SecretKey } },
        });
        return long.Parse(added.GetProperty("results")[0].GetProperty("id").GetString()!);
    }
}

/// <summary>A worker as the API shows it.</summary>
public sealed record Worker(string Type, long Provider, string Node, string Status, string? Message);

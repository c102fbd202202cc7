using System.Diagnostics;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Inventory.Benchmarks.Storming;

/// <summary>How large a storm is.</summary>
/// <param name="Vms">So many VMs has the cloud that is in it.</param>
/// <param name="Events">So many events it tells.</param>
/// <param name="Seconds">In so many seconds.</param>
/// <param name="Providers">So many providers there are, the stormy one among them.</param>
public sealed record StormSize(int Vms, int Events, int Seconds, int Providers);

/// <summary>Half of some times was no longer than <paramref name="P50"/>, and one in a hundred longer than <paramref name="P99"/>, in ms.</summary>
public sealed record Times(int Count, double P50, double P99)
{
    internal static Times Of(List<double> taken)
    {
        taken.Sort();
        return taken.Count == 0 ? new Times(0, 0, 0) : new Times(taken.Count, taken[taken.Count / 2], taken[(int)(taken.Count * 0.99)]);
    }
}

/// <summary>What became of a storm.</summary>
public sealed record StormResult(StormSize Size)
{
    public int Told { get; init; }

    public long Saved { get; init; }

    public long DeadLetters { get; init; }

    /// <summary>From telling the first event to telling the last one.</summary>
    public double ToldInSeconds { get; init; }

    /// <summary>From telling the last event until every row was as the cloud had it.</summary>
    public double SettledAfterSeconds { get; init; }

    public int RightRows { get; init; }

    public Times EventToSaved { get; init; } = new(0, 0, 0);

    /// <summary>Of one VM in fifty.</summary>
    public Times EventToRow { get; init; } = new(0, 0, 0);

    public long FullRefreshes { get; init; }

    public long TargetedRefreshes { get; init; }

    public double RssBeforeMb { get; init; }

    public double PeakRssBeforeMb { get; init; }

    public double PeakRssDuringMb { get; init; }

    public Times OthersBefore { get; init; } = new(0, 0, 0);

    public Times OthersDuring { get; init; } = new(0, 0, 0);
}

/// <summary>
/// The program as it serves: one provider tells far more events than could be answered by a refresh each, while the others, small ones, are asked for a refresh
/// every second.
/// </summary>
public sealed class StormBenchmark(string connectionString, StormSize size, Measure measure)
{
    private const int VmsOfOthers = 100;
    private const int OneIn = 50;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WithoutNews = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly StormEvents events = new(size.Vms, size.Events);

    public async Task<StormResult> RunAsync()
    {
        var (stormy, calm) = (new StormCloud("Storm", size.Vms, events), new StormCloud("Calm", VmsOfOthers));
        await using var server = await BenchServer.StartAsync(connectionString, [stormy, calm]);
        await using var database = NpgsqlDataSource.Create(connectionString);
        var queue = server.Services.GetRequiredService<RefreshQueue>();
        var register = server.Services.GetRequiredService<RegisterProvider>();
        var provider = await AddAsync(register, stormy, "stormy");
        var others = new List<long>();
        for (var n = 1; n < size.Providers; n++)
            others.Add(await AddAsync(register, calm, $"calm {n}"));
        foreach (var id in others.Prepend(provider))
            await RefreshAsync(queue, id);
        await UntilAsync(database, provider, "select exists (select from inventory.event_cursors where ems_id = $1 and begun_at is not null)");
        await UntilAsync(database, provider, "select not exists (select from vmdb.refresh_requests where ems_id = $1)");
        await AskAsync(queue, calm, others, Task.Delay(TimeSpan.FromSeconds(5))); // compiled code is no part of what is measured

        var rss = measure.StartPeak();
        var before = await AskAsync(queue, calm, others, Task.Delay(Calm));
        var peakBefore = measure.Peak();
        var refreshes = await LastRefreshAsync(database);

        measure.StartPeak();
        var storm = TellAsync(stormy);
        var settling = SettleAsync(database, provider, storm);
        var during = AskAsync(queue, calm, others, settling);
        var rows = await WatchAsync(database, provider, settling);
        var (right, settled) = await settling;
        return new StormResult(size)
        {
            Told = events.Told,
            Saved = await ScalarAsync(database, "select count(*) from vmdb.event_streams where ems_id = $1", provider),
            DeadLetters = await ScalarAsync(database, "select count(*) from vmdb.dead_letters where ems_id = $1", provider),
            ToldInSeconds = (events.At(size.Events - 1) - events.At(0)).TotalSeconds,
            SettledAfterSeconds = settled.TotalSeconds,
            RightRows = right,
            EventToSaved = await SavingAsync(database, provider),
            EventToRow = Times.Of(rows),
            FullRefreshes = await ScalarAsync(database, $"select count(*) from vmdb.refreshes where ems_id = $1 and id > {refreshes} and scope = 'full'", provider),
            TargetedRefreshes = await ScalarAsync(database, $"select count(*) from vmdb.refreshes where ems_id = $1 and id > {refreshes} and scope <> 'full'", provider),
            RssBeforeMb = rss,
            PeakRssBeforeMb = peakBefore,
            OthersBefore = Times.Of(before),
            OthersDuring = Times.Of(await during),
            PeakRssDuringMb = measure.Peak(),
        };
    }

    private static async Task<long> AddAsync(RegisterProvider register, StormCloud cloud, string name)
    {
        var settings = new ManagerSettings { Name = name, Authentications = new Dictionary<string, AuthenticationSettings> { ["default"] = new() { Userid = "bench" } } };
        return (await register.AddAsync(cloud, settings, Guid.NewGuid(), 1, "bench", default))!.Value;
    }

    // At an even pace, whatever the program does.
    private async Task TellAsync(StormCloud cloud)
    {
        var (clock, rate) = (Stopwatch.StartNew(), (double)size.Events / size.Seconds);
        for (; events.Told < size.Events; await Task.Delay(1))
            while (events.Told < size.Events && events.Told < clock.Elapsed.TotalSeconds * rate)
            {
                cloud.Move(events.VmOf(events.Told), events.Told);
                events.Tell(DateTimeOffset.UtcNow);
            }
    }

    // Until every row says what the last event about it said, which may be before that event was heard: how many do, and how long after the last event that was. Then
    // until all events are saved, or none comes any more.
    private async Task<(int Right, TimeSpan After)> SettleAsync(NpgsqlDataSource database, long provider, Task storm)
    {
        await storm;
        var watch = Stopwatch.StartNew();
        var last = Enumerable.Range(0, size.Events).GroupBy(events.VmOf).ToDictionary(of => StormCloud.Ref(of.Key), of => $"moved/{of.Max()}");
        while (true)
        {
            var right = 0;
            foreach (var (vm, place) in await PlacesAsync(database, provider, null))
                right += last.TryGetValue(vm, out var wanted) && wanted == place ? 1 : 0;
            if (right == last.Count || watch.Elapsed > Patience)
            {
                var after = watch.Elapsed;
                await SavedAsync(database, provider);
                return (right, after);
            }
            await Task.Delay(BetweenLooks);
        }
    }

    private async Task SavedAsync(NpgsqlDataSource database, long provider)
    {
        for (var (saved, since) = (-1L, Stopwatch.StartNew()); saved < size.Events && since.Elapsed < WithoutNews; await Task.Delay(BetweenLooks))
            if (await ScalarAsync(database, "select count(*) from vmdb.event_streams where ems_id = $1", provider) is var now && now > saved)
            {
                saved = now;
                since.Restart();
            }
    }

    // How long each event of some VMs took to be seen in its row, or to be overtaken there by a later one.
    private async Task<List<double>> WatchAsync(NpgsqlDataSource database, long provider, Task settling)
    {
        var (taken, waiting) = (new List<double>(), new Dictionary<string, Queue<int>>());
        var refs = Enumerable.Range(0, size.Vms).Where(vm => vm % OneIn == 0).Select(StormCloud.Ref).ToArray();
        foreach (var vm in refs)
            waiting[vm] = [];
        for (var (next, last) = (0, false); !last; await Task.Delay(BetweenLooks))
        {
            last = settling.IsCompleted;
            for (; next < events.Told; next++)
                if (events.VmOf(next) % OneIn == 0)
                    waiting[StormCloud.Ref(events.VmOf(next))].Enqueue(next);
            foreach (var (vm, place) in await PlacesAsync(database, provider, refs))
                if (place.StartsWith("moved/", StringComparison.Ordinal))
                    for (var seen = int.Parse(place.AsSpan("moved/".Length)); waiting[vm].TryPeek(out var number) && number <= seen; waiting[vm].Dequeue())
                        taken.Add((DateTimeOffset.UtcNow - events.At(number)).TotalMilliseconds);
        }
        return taken;
    }

    private static async Task<List<(string Vm, string Place)>> PlacesAsync(NpgsqlDataSource database, long provider, string[]? refs)
    {
        await using var command = database.CreateCommand(
            $"select ems_ref, location from vmdb.vms where ems_id = $1 and not template{(refs is null ? "" : " and ems_ref = any($2)")}");
        command.Parameters.Add(new() { Value = provider });
        if (refs is not null)
            command.Parameters.Add(new() { Value = refs });
        var places = new List<(string, string)>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            places.Add((row.GetString(0), row.GetString(1)));
        return places;
    }

    // Each provider every second, or as soon as it was read; something in it has changed. How long each refresh took, from asking for it.
    private static async Task<List<double>> AskAsync(RefreshQueue queue, StormCloud cloud, IReadOnlyList<long> providers, Task until)
    {
        var moves = 0;
        var all = await Task.WhenAll(providers.Select(async provider =>
        {
            var taken = new List<double>();
            while (!until.IsCompleted)
            {
                cloud.Move(Interlocked.Increment(ref moves) % cloud.Vms, moves);
                var took = await RefreshAsync(queue, provider);
                taken.Add(took.TotalMilliseconds);
                if (took < BetweenRefreshes)
                    await Task.Delay(BetweenRefreshes - took);
            }
            return taken;
        }));
        return [.. all.SelectMany(taken => taken)];
    }

    private static async Task<TimeSpan> RefreshAsync(RefreshQueue queue, long provider)
    {
        var watch = Stopwatch.StartNew();
        await queue.AddAsync(provider, "bench", RefreshRequest.Full("benchmark", "bench"), default);
        while (await queue.IsAskedAsync(provider, default) == true)
            await Task.Delay(10);
        return watch.Elapsed;
    }

    private async Task<Times> SavingAsync(NpgsqlDataSource database, long provider)
    {
        await using var command = database.CreateCommand(
            """
            select percentile_disc(array[0.5, 0.99]) within group (order by extract(epoch from created_on - timestamp)::float8 * 1000)
            from vmdb.event_streams where ems_id = $1
            """);
        command.Parameters.Add(new() { Value = provider });
        var values = await command.ExecuteScalarAsync() as double[] ?? [0, 0];
        return new Times(size.Events, values[0], values[1]);
    }

    private static async Task UntilAsync(NpgsqlDataSource database, long provider, string condition)
    {
        while (true)
        {
            await using var command = database.CreateCommand(condition);
            command.Parameters.Add(new() { Value = provider });
            if ((bool)(await command.ExecuteScalarAsync())!)
                return;
            await Task.Delay(BetweenLooks);
        }
    }

    private static async Task<long> LastRefreshAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select max(id) from vmdb.refreshes");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> ScalarAsync(NpgsqlDataSource database, string sql, long provider)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = provider });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

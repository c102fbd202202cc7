using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Domain.Scheduling;
using Inventory.Domain.Working;

namespace Inventory.Domain.Tests.Scheduling;

public sealed class Providers_are_read_when_due(Server server) : Engine(server)
{
    private RefreshQueue Queue => new(Database, new TaskLog(Time), Time);

    private Task<IReadOnlyList<long>> AskAsync(ScheduleOptions? options = null) =>
        new RefreshSchedule(Database, new Managers([Cloud]), Queue, options ?? new(), Time).AskAsync(default);

    private async Task ReadAsync()
    {
        var taken = (await Queue.TakeAsync(Provider.Id, default))!;
        await NewRefresh().RunAsync(Provider, taken, (_, _) => Task.CompletedTask, default);
        await Queue.EndAsync(taken, new TaskEnd("Ok", "done"), default);
    }

    protected override async Task<StoredProvider> StartAsync()
    {
        var provider = await base.StartAsync();
        await Execute(
            $"insert into vmdb.authentications (resource_type, resource_id, authtype, status, name) values ('ExtManagementSystem', {provider.Id}, 'default', 'Valid', 'test')");
        return provider;
    }

    [Fact]
    public async Task A_new_one_at_once_and_then_every_quarter_of_an_hour()
    {
        (await AskAsync()).ShouldBe([Provider.Id]);
        (await AskAsync()).ShouldBeEmpty("it waits already");
        await ReadAsync();
        (await AskAsync()).ShouldBeEmpty();
        Time.Advance(TimeSpan.FromMinutes(13));
        (await AskAsync()).ShouldBeEmpty();
        Time.Advance(TimeSpan.FromMinutes(2));
        (await AskAsync()).ShouldBe([Provider.Id]);
        await ReadAsync();
        Time.Advance(TimeSpan.FromDays(3)); // however many were missed, one is asked for
        (await AskAsync()).ShouldBe([Provider.Id]);
        (await AskAsync()).ShouldBeEmpty();
        (await Rows("select reason from vmdb.refreshes order by id")).ShouldBe(["first refresh", "scheduled"]);
    }

    [Fact]
    public async Task Once_a_day_while_its_events_are_caught()
    {
        await AskAsync();
        await ReadAsync();
        await new WorkerRow(new WorkerRows(Database, new WorkerNode("test", 1), Time), Provider.Id, CatchEvents.WorkerName).SayAsync(WorkerStatus.Started, "Listening");
        Time.Advance(TimeSpan.FromMinutes(1.5));
        (await AskAsync(new() { RefreshInterval = TimeSpan.FromMinutes(1) })).ShouldBeEmpty();
        Time.Advance(TimeSpan.FromMinutes(1)); // the catcher has said nothing for too long
        (await AskAsync(new() { RefreshInterval = TimeSpan.FromMinutes(1) })).ShouldBe([Provider.Id]);
    }

    [Theory]
    [InlineData("update vmdb.ext_management_systems set enabled = false")]
    [InlineData("update vmdb.authentications set status = 'Invalid'")]
    [InlineData("delete from vmdb.authentications")]
    public async Task Not_one_that_cannot_be_read(string change)
    {
        await Execute(change);
        (await AskAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task At_intervals_of_its_own_if_configured()
    {
        await AskAsync();
        await ReadAsync();
        Time.Advance(TimeSpan.FromDays(30));
        (await AskAsync(new() { RefreshInterval = TimeSpan.Zero })).ShouldBeEmpty("0 is never");
        (await AskAsync(new() { Off = true })).ShouldBeEmpty();
        (await AskAsync(new() { Types = { ["test"] = new() { RefreshInterval = TimeSpan.Zero } } })).ShouldBeEmpty();
        (await AskAsync(new()
        {
            Types = { ["test"] = new() { RefreshInterval = TimeSpan.Zero } }, Providers = { ["test"] = new() { RefreshInterval = TimeSpan.FromDays(1) } },
        })).ShouldBe([Provider.Id]);
    }

    [Fact]
    public void Each_a_little_earlier_by_its_own_share()
    {
        var due = Enumerable.Range(1, 100).Select(id => SecondsUntilDue(id, minutes: 10, waited: 0)).ToList();
        due.ShouldAllBe(s => s >= 540 && s <= 600);
        due.Select(s => (int)s).Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(20, 580)]
    [InlineData(60, 540)] // as early as any
    [InlineData(100_000, 540)]
    public void And_by_how_long_it_had_to_wait(int waited, int latest)
    {
        var due = Enumerable.Range(1, 100).Select(id => SecondsUntilDue(id, minutes: 10, waited)).ToList();
        due.ShouldAllBe(s => s >= 540 && s <= latest);
        due.Max().ShouldBe(latest, tolerance: 1, "some would come later if they had not waited");
    }

    [Fact]
    public void And_one_that_was_read_in_the_future_now()
    {
        var now = Time.GetUtcNow();
        RefreshSchedule.DueAt(1, (now, now.AddMinutes(11)), TimeSpan.FromMinutes(10), now).ShouldBe(now, "the clock was wrong");
        RefreshSchedule.DueAt(1, (now, now.AddMinutes(9)), TimeSpan.FromMinutes(10), now).ShouldBeGreaterThan(now);
    }

    // Ticks of half an hour, by a clock that jumps to the end of whatever is waited for.
    [Theory, InlineData(0), InlineData(3), InlineData(6)]
    public async Task Every_minute_if_so_configured_although_each_waits_until_it_begins(int waited)
    {
        var (clock, options) = (new JumpingClock(Time.GetUtcNow()), new ScheduleOptions { RefreshInterval = TimeSpan.FromMinutes(1) });
        var schedule = new RefreshSchedule(Database, new Managers([Cloud]), new RefreshQueue(Database, new TaskLog(clock), clock), options, clock);
        var (begin, asked) = (clock.GetUtcNow(), new List<DateTimeOffset>());
        while (clock.GetUtcNow() < begin.AddMinutes(30))
        {
            await schedule.AskUntilAsync(ScheduleTick.EndOf(clock.GetUtcNow()), default);
            clock.JumpTo(ScheduleTick.EndOf(clock.GetUtcNow()).AddSeconds(1));
            if (await Scalar<DateTime>("select max(requested_at) from vmdb.refresh_requests") is var at && at != default)
                asked.Add(new DateTimeOffset(at, TimeSpan.Zero));
            await Execute(
                $"""
                insert into vmdb.refreshes (id, ems_id, scope, state, started_at, task_id)
                select nextval('inventory.refresh_ids'), ems_id, 'full', 'ended', requested_at + interval '{waited} s', task_id from vmdb.refresh_requests;
                delete from vmdb.refresh_requests
                """);
        }
        var intervals = asked.Zip(asked.Skip(1), (one, next) => (next - one).TotalSeconds).ToList();
        intervals.ShouldAllBe(s => s >= 53 && s <= 60);
        asked.Count.ShouldBeInRange(30, 34);
    }

    [Fact]
    public async Task And_looks_no_further_than_it_is_told_to()
    {
        await AskAsync();
        await ReadAsync();
        var (clock, options) = (new JumpingClock(Time.GetUtcNow().AddMinutes(10)), new ScheduleOptions());
        var schedule = new RefreshSchedule(Database, new Managers([Cloud]), Queue, options, clock);
        await schedule.AskUntilAsync(clock.GetUtcNow().AddSeconds(9), default);
        clock.GetUtcNow().ShouldBe(Time.GetUtcNow().AddMinutes(10), "nothing becomes due, so nothing is waited for");
        (await Rows("select 1 from vmdb.refresh_requests")).ShouldBeEmpty();
    }

    [Theory, InlineData("09:08:00.000", "09:08:09"), InlineData("09:08:00.400", "09:08:09"), InlineData("09:08:09.900", "09:08:09"), InlineData("09:08:10.001", "09:08:19")]
    public void Who_looks_has_ended_before_it_is_time_to_look_again(string heard, string end) =>
        ScheduleTick.EndOf(DateTimeOffset.Parse($"2031-05-04T{heard}Z", System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(DateTimeOffset.Parse($"2031-05-04T{end}Z", System.Globalization.CultureInfo.InvariantCulture));

    [Theory, InlineData(0, 60), InlineData(1, 2), InlineData(2, 4), InlineData(3, 8), InlineData(4, 16), InlineData(5, 60)]
    public void Credentials_of_a_cloud_that_was_not_reached_are_checked_again_sooner(int failures, int minutes) =>
        CredentialsSchedule.Pause(failures, TimeSpan.FromHours(1)).ShouldBe(TimeSpan.FromMinutes(minutes));

    private double SecondsUntilDue(long id, int minutes, int waited)
    {
        var began = Time.GetUtcNow();
        return (RefreshSchedule.DueAt(id, (began.AddSeconds(-waited), began), TimeSpan.FromMinutes(minutes), began) - began).TotalSeconds;
    }

    // Nobody waits by it: who would finds that the time is over.
    private sealed class JumpingClock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset now = now;

        public void JumpTo(DateTimeOffset then) => now = then;

        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            now += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}

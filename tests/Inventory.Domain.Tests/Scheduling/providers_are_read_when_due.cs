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
        var (last, interval) = (Time.GetUtcNow(), TimeSpan.FromMinutes(10));
        var due = Enumerable.Range(1, 100).Select(id => Enumerable.Range(0, 700).First(s => RefreshSchedule.IsDue(id, last, interval, last.AddSeconds(s)))).ToList();
        due.ShouldAllBe(s => s >= 540 && s <= 600);
        due.Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void And_one_that_was_read_in_the_future_now()
    {
        var now = Time.GetUtcNow();
        RefreshSchedule.IsDue(1, now.AddMinutes(11), TimeSpan.FromMinutes(10), now).ShouldBeTrue("the clock was wrong");
        RefreshSchedule.IsDue(1, now.AddMinutes(9), TimeSpan.FromMinutes(10), now).ShouldBeFalse();
    }

    [Theory, InlineData(0, 60), InlineData(1, 2), InlineData(2, 4), InlineData(3, 8), InlineData(4, 16), InlineData(5, 60)]
    public void Credentials_of_a_cloud_that_was_not_reached_are_checked_again_sooner(int failures, int minutes) =>
        CredentialsSchedule.Pause(failures, TimeSpan.FromHours(1)).ShouldBe(TimeSpan.FromMinutes(minutes));
}

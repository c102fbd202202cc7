using System.IO.Hashing;
using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Scheduling;

/// <summary>
/// Asks for the full refreshes that are due. It remembers nothing: what is due follows from when each provider was last read, so that ticks that were missed
/// or come twice, restarts and clocks that jump never pile up work.
/// </summary>
public sealed class RefreshSchedule(NpgsqlDataSource database, Managers managers, RefreshQueue queue, ScheduleOptions options, TimeProvider time)
{
    // A provider comes up to this part of its interval earlier, each by another one, so that many that were added together drift apart.
    private const double Jitter = 0.1;

    // An event catcher that has said nothing for so long does not count.
    private static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromMinutes(2);

    // As often at most it is looked while something becomes due.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Asks for those that are due now.</summary>
    /// <returns>The providers.</returns>
    public async Task<IReadOnlyList<long>> AskAsync(CancellationToken cancel) => (await AskAsync(TimeSpan.Zero, cancel)).Asked;

    /// <summary>
    /// Asks for those that are due, and for others as they become due, each at most a second early, until an instant, and a second ahead of that: whoever goes
    /// on within this second finds nothing that is late.
    /// </summary>
    public async Task AskUntilAsync(DateTimeOffset end, CancellationToken cancel)
    {
        while (true)
        {
            var (_, next) = await AskAsync(BetweenLooks, cancel);
            var now = time.GetUtcNow();
            if (now >= end || next > end + BetweenLooks)
                return;
            await Task.Delay(Earlier(end, Later(next, now + BetweenLooks)) - now, time, cancel);
        }
    }

    /// <summary>
    /// When a provider is to be read: an interval after it was last read, or up to a tenth of it earlier, by its share or because it had to wait: so waiting
    /// does not add up, and those that came all at once still drift apart.
    /// </summary>
    /// <param name="id">The provider.</param>
    /// <param name="last">When it was last asked for, and when it began; null if it never was.</param>
    /// <param name="interval">The interval; 0 for never.</param>
    /// <param name="now">The present instant, which it is due at that never was read.</param>
    internal static DateTimeOffset DueAt(long id, (DateTimeOffset Asked, DateTimeOffset Began)? last, TimeSpan interval, DateTimeOffset now)
    {
        if (interval <= TimeSpan.Zero)
            return DateTimeOffset.MaxValue;
        if (last is not var (asked, began) || began > now + interval) // or the clock was wrong then
            return now;
        var share = XxHash32.HashToUInt32(BitConverter.GetBytes(id ^ began.UtcTicks)) / (double)uint.MaxValue;
        return began + interval * (1 - Jitter * Math.Clamp((began - asked) / (interval * Jitter), share, 1));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private DateTimeOffset DueAt(Candidate provider, DateTimeOffset now) => managers.Find(provider.Type) is { } manager
        ? DueAt(provider.Id, provider.Last, options.RefreshIntervalOf(provider.Id, provider.Name, manager.EmsType, provider.HasEvents), now)
        : DateTimeOffset.MaxValue;

    // Those that are due by then; and when the next one is.
    private async Task<(IReadOnlyList<long> Asked, DateTimeOffset Next)> AskAsync(TimeSpan ahead, CancellationToken cancel)
    {
        var (now, asked, next) = (time.GetUtcNow(), new List<long>(), DateTimeOffset.MaxValue);
        if (options.Off)
            return (asked, next);
        foreach (var provider in await FindAsync(now, cancel))
        {
            var due = DueAt(provider, now);
            if (due > now + ahead)
            {
                next = Earlier(next, due);
                continue;
            }
            var reason = provider.Last is null ? "first refresh" : "scheduled";
            await queue.AddAsync(
                provider.Id, $"Refreshing Provider id: {provider.Id} name: '{provider.Name}'", RefreshRequest.Full(reason, RefreshRequest.System), cancel);
            asked.Add(provider.Id);
        }
        return (asked, next);
    }

    // Those that can be read, and of which nobody has asked that yet.
    private async Task<IReadOnlyList<Candidate>> FindAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var candidates = new List<Candidate>();
        await using var command = database.CreateCommand(
            """
            select m.id, m.name, m.type, r.started_at, coalesce(t.created_on, r.started_at),
              exists (select from vmdb.miq_workers w where w.ems_id = m.id and w.type = $1 and w.status = 'started' and w.last_heartbeat > $2)
            from vmdb.ext_management_systems m
            join vmdb.authentications a on a.resource_type = 'ExtManagementSystem' and a.resource_id = m.id and a.authtype = 'default' and a.status = 'Valid'
            left join lateral (
              select started_at, task_id from vmdb.refreshes
              where ems_id = m.id and scope = 'full' and started_at is not null order by started_at desc limit 1) r on true
            left join vmdb.miq_tasks t on t.id = r.task_id
            where m.parent_ems_id is null and m.enabled is not false
              and not exists (select from vmdb.refresh_requests q where q.ems_id = m.id and (q.state = 'removal' or q.request -> 'targets' = '{}'))
            order by m.id
            """);
        command.Parameters.Add(new() { Value = CatchEvents.WorkerName });
        command.Parameters.Add(new() { Value = (now - HeartbeatTimeout).UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            candidates.Add(new Candidate(
                row.GetInt64(0), row.GetString(1), row.GetString(2),
                row.IsDBNull(3) ? null : (row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(3)), row.GetBoolean(5)));
        return candidates;
    }

    private sealed record Candidate(long Id, string Name, string Type, (DateTimeOffset Asked, DateTimeOffset Began)? Last, bool HasEvents);
}

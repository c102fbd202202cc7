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

    /// <summary>Asks for them.</summary>
    /// <returns>The providers.</returns>
    public async Task<IReadOnlyList<long>> AskAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = new List<long>();
        if (options.Off)
            return due;
        foreach (var provider in await FindAsync(now, cancel))
            if (IsDue(provider, now))
            {
                var reason = provider.LastRead is null ? "first refresh" : "scheduled";
                await queue.AddAsync(
                    provider.Id, $"Refreshing Provider id: {provider.Id} name: '{provider.Name}'", RefreshRequest.Full(reason, RefreshRequest.System), cancel);
                due.Add(provider.Id);
            }
        return due;
    }

    /// <summary>Whether a provider that was last read then is to be read now.</summary>
    internal static bool IsDue(long id, DateTimeOffset? lastRead, TimeSpan interval, DateTimeOffset now)
    {
        if (interval <= TimeSpan.Zero)
            return false;
        if (lastRead is not { } last || last > now + interval) // or the clock was wrong then
            return true;
        var share = XxHash32.HashToUInt32(BitConverter.GetBytes(id ^ last.UtcTicks)) / (double)uint.MaxValue;
        return now >= last + interval * (1 - Jitter * share);
    }

    private bool IsDue(Candidate provider, DateTimeOffset now) =>
        managers.Find(provider.Type) is { } manager
        && IsDue(provider.Id, provider.LastRead, options.RefreshIntervalOf(provider.Id, provider.Name, manager.EmsType, provider.HasEvents), now);

    // Those that can be read, and of which nobody has asked that yet.
    private async Task<IReadOnlyList<Candidate>> FindAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var candidates = new List<Candidate>();
        await using var command = database.CreateCommand(
            """
            select m.id, m.name, m.type,
              (select max(r.started_at) from vmdb.refreshes r where r.ems_id = m.id and r.scope = 'full'),
              exists (select from vmdb.miq_workers w where w.ems_id = m.id and w.type = $1 and w.status = 'started' and w.last_heartbeat > $2)
            from vmdb.ext_management_systems m
            join vmdb.authentications a on a.resource_type = 'ExtManagementSystem' and a.resource_id = m.id and a.authtype = 'default' and a.status = 'Valid'
            where m.parent_ems_id is null and m.enabled is not false
              and not exists (select from vmdb.refresh_requests q where q.ems_id = m.id and (q.state = 'removal' or q.request -> 'targets' = '{}'))
            order by m.id
            """);
        command.Parameters.Add(new() { Value = CatchEvents.WorkerName });
        command.Parameters.Add(new() { Value = (now - HeartbeatTimeout).UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            candidates.Add(new Candidate(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.GetBoolean(4)));
        return candidates;
    }

    private sealed record Candidate(long Id, string Name, string Type, DateTimeOffset? LastRead, bool HasEvents);
}

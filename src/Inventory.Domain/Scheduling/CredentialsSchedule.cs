using Inventory.Domain.Collecting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Scheduling;

/// <summary>
/// Checks stored credentials that are due: every hour, after a change at once, and where the cloud was not reached again after 2, 4, 8 and 16 minutes, as
/// ManageIQ does. Only an outcome that differs from the last one is recorded in the provider's history.
/// </summary>
public sealed class CredentialsSchedule(
    NpgsqlDataSource database, ProviderStore providers, RegisterProvider register, ScheduleOptions options, TimeProvider time)
{
    // Clouds that do not answer must not keep others waiting.
    private const int AtOnce = 8;

    private static readonly TimeSpan[] Ladder = [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(16)];

    /// <summary>When each provider's credentials were last checked, and how often in a row the cloud was not reached.</summary>
    public static Table Checks { get; } = EngineTables.Define("credential_checks", table =>
    {
        table.AddColumn("ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("checked_at", "timestamp with time zone").NotNull();
        table.AddColumn("failures", "integer").NotNull();
    });

    /// <summary>Checks what is due.</summary>
    public async Task CheckAsync(CancellationToken cancel)
    {
        if (options.Off || options.CredentialsInterval <= TimeSpan.Zero)
            return;
        await Parallel.ForEachAsync(await DueAsync(cancel), new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = AtOnce }, async (due, token) =>
        {
            if (await providers.FindAsync(due.Id, token) is { } provider)
                await CheckAsync(provider, due.Failures, token);
        });
    }

    /// <summary>How long after a check the next one comes.</summary>
    internal static TimeSpan Pause(int failures, TimeSpan interval) =>
        failures is > 0 && failures <= Ladder.Length && Ladder[failures - 1] < interval ? Ladder[failures - 1] : interval;

    private async Task CheckAsync(StoredProvider provider, int failures, CancellationToken cancel)
    {
        var check = await CheckCredentials.AskAsync(provider.Manager, provider.Settings, cancel);
        if (check.Status.ToString() != provider.CredentialsStatus)
            await register.RecordCheckAsync(provider.Id, check, RefreshRequest.System, cancel);
        var missed = check.Status is CredentialsStatus.Error or CredentialsStatus.Unreachable;
        await using var command = database.CreateCommand(
            """
            insert into inventory.credential_checks (ems_id, checked_at, failures) values ($1, $2, $3)
            on conflict (ems_id) do update set checked_at = excluded.checked_at, failures = excluded.failures
            """);
        command.Parameters.Add(new() { Value = provider.Id });
        command.Parameters.Add(Now());
        command.Parameters.Add(new() { Value = missed ? failures + 1 : 0 });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<IReadOnlyList<(long Id, int Failures)>> DueAsync(CancellationToken cancel)
    {
        var due = new List<(long, int)>();
        await using var command = database.CreateCommand(
            """
            select m.id, coalesce(c.failures, 0), coalesce(c.checked_at, a.last_valid_on, a.last_invalid_on), a.status, a.credentials_changed_on
            from vmdb.ext_management_systems m
            join vmdb.authentications a on a.resource_type = 'ExtManagementSystem' and a.resource_id = m.id and a.authtype = 'default'
            left join inventory.credential_checks c on c.ems_id = m.id
            where m.parent_ems_id is null and m.enabled is not false order by m.id
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var now = time.GetUtcNow();
        while (await row.ReadAsync(cancel))
        {
            var (id, failures) = (row.GetInt64(0), row.GetInt32(1));
            DateTimeOffset? last = row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2);
            var isNew = row.IsDBNull(3) || !row.IsDBNull(4) && row.GetFieldValue<DateTimeOffset>(4) > last;
            if (last is not { } at || isNew || at > now || now >= at + Pause(failures, options.CredentialsInterval))
                due.Add((id, failures));
        }
        return due;
    }

    private NpgsqlParameter Now() => new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}

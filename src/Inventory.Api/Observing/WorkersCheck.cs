using Inventory.Domain.Collecting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Observing;

/// <summary>Is what is asked of providers done? Workers that run nowhere are everybody's trouble, and no reason to send requests elsewhere.</summary>
internal sealed class WorkersCheck(WorkSignal signal, NpgsqlDataSource database, TimeProvider time) : IHealthCheck
{
    // A worker that waits beats every ten seconds; one at work may not for as long as it reads.
    private const string Sql =
        """
        select not exists (
          select from vmdb.ext_management_systems m where m.parent_ems_id is null and m.created_on < $1 and not exists (
            select from vmdb.miq_workers w where w.ems_id = m.id and w.type = $2 and (w.status = 'working' or w.last_heartbeat >= $1)))
        """;

    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!signal.IsListening)
            return HealthCheckResult.Unhealthy("This node does not hear what is asked of providers");
        var since = new NpgsqlParameter { Value = (time.GetUtcNow() - Silence).UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
        return await Asking.OfAsync(database, Sql, [since, new() { Value = RefreshProviders.WorkerName }], cancellationToken) switch
        {
            null => HealthCheckResult.Unhealthy("Not known, since the database does not answer"),
            false => HealthCheckResult.Degraded("Refresh workers are missing: no node works for some provider"),
            true => HealthCheckResult.Healthy(),
        };
    }
}

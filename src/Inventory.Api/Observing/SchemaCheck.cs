using Inventory.Api.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Inventory.Api.Observing;

/// <summary>Are the tables there, and up to date?</summary>
internal sealed class SchemaCheck(StartupReport startup, NpgsqlDataSource database) : IHealthCheck
{
    private const string Sql = "select to_regclass('inventory.mt_events') is not null and to_regclass('vmdb.ext_management_systems') is not null";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!startup.IsPrepared)
            return HealthCheckResult.Unhealthy("The tables are being brought up to date");
        return await Asking.OfAsync(database, Sql, [], cancellationToken) switch
        {
            null => HealthCheckResult.Unhealthy("Not known, since the database does not answer"),
            false => HealthCheckResult.Unhealthy("The tables are gone; a start of the program makes them"),
            true => HealthCheckResult.Healthy(),
        };
    }
}

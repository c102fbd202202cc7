using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Inventory.Api.Observing;

/// <summary>Does the database answer?</summary>
internal sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Asking.OfAsync(database, "select true", [], cancellationToken) is null
            ? HealthCheckResult.Unhealthy("The database does not answer")
            : HealthCheckResult.Healthy();
}

/// <summary>Asks the database yes or no.</summary>
internal static class Asking
{
    /// <summary>The answer; null where there is none.</summary>
    public static async Task<bool?> OfAsync(NpgsqlDataSource database, string sql, NpgsqlParameter[] values, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.AddRange(values);
            command.CommandTimeout = 5;
            return await command.ExecuteScalarAsync(cancel) as bool?;
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }
}

using Inventory.Domain.Catching;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inventory.Api.Observing;

/// <summary>Can events of clouds be saved? A catcher that fails tries again each second, so what is long ago does not count.</summary>
internal sealed class EventsCheck(EventInbox inbox, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        inbox.FailedAt is { } failed && time.GetUtcNow() - failed < LongAgo
            ? HealthCheckResult.Unhealthy($"Events of clouds could not be saved at {failed:O}")
            : HealthCheckResult.Healthy());
}

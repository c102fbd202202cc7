using Inventory.Domain.Following;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inventory.Api.Observing;

/// <summary>
/// Does this node see what changes? That somebody else's transaction keeps the mark where it is, is no reason to send requests elsewhere: it does so on every
/// node.
/// </summary>
internal sealed class FollowingCheck(ChangeSignal signal, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongTransaction = TimeSpan.FromMinutes(15);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return Task.FromResult(
            signal.LookedAt is not { } looked ? HealthCheckResult.Unhealthy("The feed of changes has not begun to look for changes")
            : now - looked > BetweenLooks ? HealthCheckResult.Unhealthy($"The feed of changes has not looked for changes since {looked:O}")
            : now - signal.FreeAt > LongTransaction
                ? HealthCheckResult.Degraded($"A transaction keeps the feed of changes from moving on since {signal.FreeAt:O}")
            : HealthCheckResult.Healthy());
    }
}

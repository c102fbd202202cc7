using Microsoft.Extensions.Logging;

namespace Inventory.Domain.Scheduling;

/// <summary>It is time to look what is due; said once in the whole cluster.</summary>
public sealed record ScheduleTick;

/// <summary>Handles <see cref="ScheduleTick"/>.</summary>
public static class ScheduleTickHandler
{
    /// <summary>Asks for what is due.</summary>
    public static async Task Handle(
        ScheduleTick tick, RefreshSchedule refreshes, CredentialsSchedule credentials, ILogger<ScheduleTick> log, CancellationToken cancel)
    {
        log.LogDebug("Looks what is due");
        await refreshes.AskAsync(cancel);
        await credentials.CheckAsync(cancel);
    }
}

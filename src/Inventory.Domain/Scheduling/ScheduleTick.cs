using Inventory.Domain.Working;
using Microsoft.Extensions.Logging;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Inventory.Domain.Scheduling;

/// <summary>It is time to look what is due; said once in the whole cluster.</summary>
public sealed record ScheduleTick;

/// <summary>Handles <see cref="ScheduleTick"/>.</summary>
public static class ScheduleTickHandler
{
    /// <summary>A look that fails is not made up for: the next one comes in ten seconds.</summary>
    public static void Configure(HandlerChain chain) => chain.OnAnyException().Discard();

    /// <summary>Asks for what is due, unless another node is at it, or this one has lost the database.</summary>
    public static async Task Handle(
        ScheduleTick tick, RefreshSchedule refreshes, CredentialsSchedule credentials, NodeSession session, ILogger<ScheduleTick> log, CancellationToken cancel)
    {
        await using var held = await session.TryTakeAsync("schedule", cancel);
        if (held is null)
            return;
        log.LogDebug("Looks what is due");
        await refreshes.AskAsync(cancel);
        await credentials.CheckAsync(cancel);
    }
}

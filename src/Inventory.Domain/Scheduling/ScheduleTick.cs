using Inventory.Domain.History;
using Inventory.Domain.Working;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Inventory.Domain.Scheduling;

/// <summary>It is time to look what is due; said once in the whole cluster.</summary>
public sealed record ScheduleTick
{
    /// <summary>How often it is said.</summary>
    internal const int Seconds = 10;

    /// <summary>The last instant at which who heard it at an instant may still be at it: who is when it is said again, does not hear it.</summary>
    internal static DateTimeOffset EndOf(DateTimeOffset heard)
    {
        var every = TimeSpan.FromSeconds(Seconds);
        return new DateTimeOffset(heard.UtcTicks / every.Ticks * every.Ticks, TimeSpan.Zero) + every - TimeSpan.FromSeconds(1);
    }
}

/// <summary>Handles <see cref="ScheduleTick"/>.</summary>
public static class ScheduleTickHandler
{
    /// <summary>A look that fails is not made up for: the next one comes in ten seconds.</summary>
    public static void Configure(HandlerChain chain) => chain.OnAnyException().Discard();

    /// <summary>Asks for what is due until it is said again, unless another node is at it, or this one has lost the database.</summary>
    public static async Task Handle(
        ScheduleTick tick, RefreshSchedule refreshes, CredentialsSchedule credentials, KeptTotals totals, NodeSession session, IHostApplicationLifetime lifetime,
        TimeProvider time, ILogger<ScheduleTick> log, CancellationToken cancel)
    {
        var end = ScheduleTick.EndOf(time.GetUtcNow());
        await using var held = await session.TryTakeAsync("schedule", cancel);
        if (held is null)
            return;
        log.LogDebug("Looks what is due");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, held.Lost, lifetime.ApplicationStopping);
        try
        {
            await Task.WhenAll(refreshes.AskUntilAsync(end, ending.Token), credentials.CheckAsync(ending.Token), totals.FoldAsync(ending.Token));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            // another node goes on, or this one when it runs again
        }
    }
}

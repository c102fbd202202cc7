namespace Inventory.Sdk;

/// <summary>
/// Collects measurements of what a provider has: ManageIQ's metrics collector (capacity and utilization). One instance serves all providers of a kind; it
/// holds no state.
/// </summary>
/// <remarks>
/// The program runs it for each provider on one node at a time, as long as the provider is enabled and its credentials are valid, and shows it as a worker.
/// There are no tables of metrics yet: where measurements go is the collector's own affair.
/// </remarks>
public abstract class MetricsCollector
{
    /// <summary>From the end of one collection to the begin of the next. Default: 3 minutes, as often as ManageIQ's timer looks.</summary>
    public virtual TimeSpan Interval => TimeSpan.FromMinutes(3);

    /// <summary>Collects what there is. A failure is an exception: it is called again after a pause, which is longer each time until it succeeds.</summary>
    /// <param name="settings">Where and as whom.</param>
    /// <param name="cancel">Cancels, e.g. since another node does it from now on.</param>
    public abstract Task CollectAsync(ManagerSettings settings, CancellationToken cancel);
}

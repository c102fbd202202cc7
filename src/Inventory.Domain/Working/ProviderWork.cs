using Inventory.Sdk;

namespace Inventory.Domain.Working;

/// <summary>What a worker does for one provider, again and again.</summary>
public abstract class ProviderWork
{
    /// <summary>What workers of this kind are called, e.g. <c>refresh-worker</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether there is such a worker for providers of a kind; null is a kind that this program does not know. Default: for all.</summary>
    public virtual bool IsFor(Manager? manager) => true;

    /// <summary>Works until cancelled, or until there is nothing to do any more because the provider is gone. A failure is tried again by the caller.</summary>
    /// <param name="emsId">The provider's main manager.</param>
    /// <param name="row">What people see of this worker.</param>
    /// <param name="cancel">Cancels.</param>
    public abstract Task WorkAsync(long emsId, WorkerRow row, CancellationToken cancel);
}

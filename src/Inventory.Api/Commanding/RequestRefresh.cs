using Inventory.Api.Serving.Acting;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;

namespace Inventory.Api.Commanding;

/// <summary>Asks for a refresh of a provider that can be refreshed.</summary>
public sealed class RequestRefresh(ProviderStore providers, RefreshQueue queue)
{
    /// <summary>Asks.</summary>
    /// <param name="emsId">The provider's main manager.</param>
    /// <param name="label">What the order is about, e.g. <c>Vm id: 7 name: 'web'</c>.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="plan">Tells the plan what to read; leaves it alone for everything.</param>
    /// <param name="confirmDisconnects">Lets pass what the guard holds back.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<ActionOutcome> AskAsync(
        long emsId, string label, string user, Func<TargetPlan, Task> plan, bool confirmDisconnects, CancellationToken cancel)
    {
        if (await providers.FindAsync(emsId, cancel) is not { } provider)
            return ActionOutcome.Failure($"Refresh for {label}: the kind of its provider is not known to this program");
        if (await queue.RemovalAsync(emsId, cancel) is not null)
            return ActionOutcome.Failure($"Refresh for {label}: its provider is being removed");
        if (provider.IsPaused)
            return ActionOutcome.Failure($"Refresh for {label}: its provider is paused; resume it first");
        if (provider.Settings.Authentications.Count == 0)
            return ActionOutcome.Failure($"Refresh for {label}: no Provider credentials defined");
        if (provider.CredentialsStatus != "Valid")
            return ActionOutcome.Failure($"Refresh for {label}: Provider failed last authentication check");
        var targets = new TargetPlan(provider.Manager);
        await plan(targets);
        var asked = new RefreshRequest(targets.Targets, "asked for over the API", user, null, confirmDisconnects);
        var task = await queue.AddAsync(emsId, $"Refreshing {label}", asked, cancel);
        return ActionOutcome.Success($"Refreshing {label}{targets.Remarks}", task) with { ListsTasks = true };
    }
}

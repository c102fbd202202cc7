using Inventory.Sdk;

namespace Inventory.Domain.Collecting;

/// <summary>A wish for a refresh.</summary>
/// <param name="Targets">Collection → native ids, none for the whole collection; no collection for a full refresh.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="CausationId">The event or operation behind it, or null.</param>
/// <param name="ConfirmDisconnects">True lets a mass disconnect pass that the guard would hold.</param>
public sealed record RefreshRequest(
    IReadOnlyDictionary<string, string[]> Targets, string Reason, string RequestedBy, string? CausationId = null, bool ConfirmDisconnects = false)
{
    /// <summary>Who asks for what nobody asked for: events and the schedule do.</summary>
    public const string System = "system";

    /// <summary>With more distinct targets than these, a full refresh is cheaper (ManageIQ's <c>full_refresh_threshold</c>, of which it takes one less).</summary>
    public const int FullRefreshThreshold = 100;

    /// <summary>A request for everything.</summary>
    public static RefreshRequest Full(string reason, string requestedBy, bool confirmDisconnects = false) =>
        new(new Dictionary<string, string[]>(), reason, requestedBy, null, confirmDisconnects);

    /// <summary>Asks for everything.</summary>
    public bool IsFull => Targets.Count == 0;

    /// <summary>What to read.</summary>
    /// <param name="stored">What the inventory holds of the provider.</param>
    public Scope Scope(IStoredInventory stored) =>
        IsFull ? Sdk.Scope.All : Sdk.Scope.Of(Targets.ToDictionary(t => t.Key, t => (IReadOnlyCollection<string>)t.Value), stored);

    /// <summary>One request for what both ask: full supersedes targeted, and many targets become a full one.</summary>
    public RefreshRequest Merge(RefreshRequest later)
    {
        if (IsFull || later.IsFull)
            return Joined(Everything, later);
        var targets = Targets.Concat(later.Targets).GroupBy(t => t.Key).ToDictionary(g => g.Key, Union);
        return Joined(targets, later).Bounded();
    }

    private RefreshRequest Joined(IReadOnlyDictionary<string, string[]> targets, RefreshRequest later) => this with
    {
        Targets = targets, CausationId = CausationId ?? later.CausationId, ConfirmDisconnects = ConfirmDisconnects || later.ConfirmDisconnects,
    };

    /// <summary>This request, or a full one if it names too many targets.</summary>
    public RefreshRequest Bounded() => Targets.Sum(t => t.Value.Length) <= FullRefreshThreshold ? this : this with { Targets = Everything };

    private static string[] Union(IGrouping<string, KeyValuePair<string, string[]>> targets) =>
        targets.Any(t => t.Value.Length == 0) ? [] : targets.SelectMany(t => t.Value).Distinct().ToArray();

    private static readonly Dictionary<string, string[]> Everything = [];
}

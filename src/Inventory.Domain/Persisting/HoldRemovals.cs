using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Takes back removals of children after all objects were compared: of collections of which a record turned out not to be kept, and of those
/// that would lose too much at once.
/// </summary>
internal sealed class HoldRemovals(ReconciliationTask task, Coverage coverage, FingerprintBuilder fingerprints)
{
    public async Task ApplyAsync(NpgsqlConnection connection, List<ObjectDraft> drafts, CancellationToken cancel)
    {
        var missing = new Dictionary<RecordModel, List<string>>();
        foreach (var draft in drafts)
            if (draft.Patch is { Children.Count: > 0 })
                foreach (var removal in draft.OwnRemovals())
                {
                    if (!missing.TryGetValue(removal.Model, out var keys))
                        missing.Add(removal.Model, keys = []);
                    keys.Add($"{draft.Model.Collection}/{draft.Key} {removal.Key}");
                }
        var kept = new HashSet<RecordModel>();
        foreach (var (model, keys) in missing)
            if (!coverage.MayVanish(model.Collection) || await HoldsAsync(connection, model, keys, cancel))
                kept.Add(model);
        if (kept.Count > 0)
            foreach (var draft in drafts)
                draft.Keep(kept, fingerprints);
    }

    private async Task<bool> HoldsAsync(NpgsqlConnection connection, RecordModel model, List<string> keys, CancellationToken cancel)
    {
        if (!task.Scope.IsFull || !task.Guard.MayHold(keys.Count))
            return false;
        var stored = await StoredObjects.CountAsync(connection, model, task.EmsId, cancel);
        if (!task.Guard.Holds(model.Collection, stored, keys))
            return false;
        task.Report.Hold(model, keys.Count, stored);
        return true;
    }
}

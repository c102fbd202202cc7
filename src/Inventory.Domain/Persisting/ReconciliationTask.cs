using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Parsing;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>What a comparison is about.</summary>
/// <param name="EmsId">The manager that owns the objects.</param>
/// <param name="Scope">What was asked for.</param>
/// <param name="Persister">The collections that are filled.</param>
/// <param name="Defaults">What the provider's kind says of every record.</param>
/// <param name="Guard">Holds back a mass disconnect.</param>
/// <param name="Report">Receives counts and diagnostics.</param>
/// <param name="At">The instant of the refresh, in whole microseconds.</param>
public sealed record ReconciliationTask(
    long EmsId, Scope Scope, Persister Persister, ProviderDefaults Defaults, DisconnectGuard Guard, RefreshReport Report, DateTimeOffset At)
{
    /// <summary>Keys of the objects of a collection that targets name.</summary>
    public HashSet<string> NamedKeys(RecordModel model) => [.. Scope.References(model.Collection).Select(NaturalKey.Escape)];

    /// <summary>The object within which alone a collection is complete; null for a collection without such a bound.</summary>
    public Within? WithinOf(RecordModel model) => Persister.Collections.FirstOrDefault(c => c.Name == model.Collection)?.Within;
}

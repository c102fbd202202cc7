using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Persisting;

/// <summary>What is remembered of changes when they are written and let go.</summary>
internal sealed class WrittenChanges
{
    private readonly Dictionary<ChangeKind, int> kinds = [];
    private readonly List<long> relabelled = [];

    /// <summary>How many there were of each kind.</summary>
    public IReadOnlyDictionary<ChangeKind, int> Kinds => kinds;

    /// <summary>Ids of the objects whose labels changed.</summary>
    public IReadOnlyList<long> Relabelled => relabelled;

    /// <summary>Whether VMs were among what was discovered.</summary>
    public bool DiscoversVms { get; private set; }

    /// <summary>Remembers some.</summary>
    public void Add(IReadOnlyList<ObjectChange> changes)
    {
        foreach (var change in changes)
        {
            kinds[change.Kind] = kinds.GetValueOrDefault(change.Kind) + 1;
            DiscoversVms |= change.Kind == ChangeKind.Discovered && change.Model.Table == "vms";
            if (change.Patch.Children.Any(p => p.Model.RecordType == typeof(Label)))
                relabelled.Add(change.Id);
        }
    }
}

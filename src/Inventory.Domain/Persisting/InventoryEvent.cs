using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>
/// An event of an inventory object. There is one CLR type per kind of change and record class, so that each has its own name in the store
/// (<c>vm_discovered</c>, <c>flavor_changed</c> …); what they hold is the same.
/// </summary>
public abstract class InventoryEvent(ObjectPatch patch)
{
    /// <summary>What changed.</summary>
    public ObjectPatch Patch { get; } = patch;

    /// <summary>What happened to the object.</summary>
    public abstract ChangeKind Kind { get; }

    /// <summary>The change that is being appended; not part of the event, and null when it is read from the store.</summary>
    internal ObjectChange? Change { get; set; }
}

/// <summary>A root object was seen for the first time.</summary>
public sealed class Discovered<T>(ObjectPatch patch) : InventoryEvent(patch) where T : VmdbRecord
{
    /// <inheritdoc/>
    public override ChangeKind Kind => ChangeKind.Discovered;
}

/// <summary>A root object, or one of its children, differs from what was known.</summary>
public sealed class Changed<T>(ObjectPatch patch) : InventoryEvent(patch) where T : VmdbRecord
{
    /// <inheritdoc/>
    public override ChangeKind Kind => ChangeKind.Changed;
}

/// <summary>The cloud no longer has a root object.</summary>
public sealed class Disconnected<T>(ObjectPatch patch) : InventoryEvent(patch) where T : VmdbRecord
{
    /// <inheritdoc/>
    public override ChangeKind Kind => ChangeKind.Disconnected;
}

/// <summary>The cloud has a root object again.</summary>
public sealed class Reconnected<T>(ObjectPatch patch) : InventoryEvent(patch) where T : VmdbRecord
{
    /// <inheritdoc/>
    public override ChangeKind Kind => ChangeKind.Reconnected;
}

/// <summary>The event types of all models: their names in the store, and how one is made.</summary>
public sealed class InventoryEventTypes
{
    private readonly Dictionary<(RecordModel, ChangeKind), (string Name, Type Type, Lazy<Func<ObjectPatch, InventoryEvent>> Make)> types = [];
    private readonly Dictionary<Type, RecordModel> modelOf = [];
    private readonly Dictionary<string, (RecordModel Model, ChangeKind Kind)> byName = [];

    /// <summary>Closes the generic events over every root model.</summary>
    public InventoryEventTypes(InventoryModels models)
    {
        foreach (var model in models.Roots)
        {
            Add(model, ChangeKind.Discovered, typeof(Discovered<>));
            Add(model, ChangeKind.Changed, typeof(Changed<>));
            Add(model, ChangeKind.Disconnected, typeof(Disconnected<>));
            Add(model, ChangeKind.Reconnected, typeof(Reconnected<>));
        }
    }

    /// <summary>Every event type with its name.</summary>
    public IEnumerable<(string Name, Type Type)> All => types.Values.Select(t => (t.Name, t.Type));

    /// <summary>The names of the events of some models.</summary>
    internal IEnumerable<string> NamesOf(IReadOnlyList<RecordModel> roots) => types.Where(t => roots.Contains(t.Key.Item1)).Select(t => t.Value.Name);

    /// <summary>Name in the store, e.g. <c>vm_discovered</c>.</summary>
    public string NameOf(ObjectChange change) => types[(change.Model, change.Kind)].Name;

    /// <summary>What a name in the store stands for.</summary>
    public (RecordModel Model, ChangeKind Kind) Find(string name) => byName[name];

    /// <summary>The event of a change.</summary>
    public InventoryEvent EventOf(ObjectChange change) => types[(change.Model, change.Kind)].Make.Value(change.Patch);

    /// <summary>An event of that type, as it is read from the store.</summary>
    internal static InventoryEvent Make(Type type, ObjectPatch patch) => (InventoryEvent)Activator.CreateInstance(type, patch)!;

    /// <summary>The model of an event type; null for a type that is no inventory event.</summary>
    internal RecordModel? ModelOf(Type type) => modelOf.GetValueOrDefault(type);

    private void Add(RecordModel model, ChangeKind kind, Type open)
    {
        var type = open.MakeGenericType(model.RecordType);
        types.Add((model, kind), ($"{model.Name}_{kind.ToString().ToLowerInvariant()}", type, new(() => Maker(type))));
        modelOf.Add(type, model);
        byName.Add(types[(model, kind)].Name, (model, kind));
    }

    private static Func<ObjectPatch, InventoryEvent> Maker(Type type)
    {
        var patch = System.Linq.Expressions.Expression.Parameter(typeof(ObjectPatch));
        return System.Linq.Expressions.Expression
            .Lambda<Func<ObjectPatch, InventoryEvent>>(System.Linq.Expressions.Expression.New(type.GetConstructors()[0], patch), patch).Compile();
    }
}

using System.Collections.Frozen;
using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Api.Serving.Declaring;

/// <summary>All that the API serves, built once from the declared models and the engine's own tables.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, CollectionDefinition> byName;

    /// <summary>Builds it.</summary>
    /// <param name="models">The declared record types.</param>
    /// <param name="managers">The kinds of providers.</param>
    public Catalogue(InventoryModels models, IEnumerable<Manager> managers)
    {
        Managers = [.. managers.OrderBy(m => m.Description, StringComparer.Ordinal)];
        var engine = new EngineCollections(Managers);
        var inventory = new ModelCollections(models, engine, Managers);
        All = [.. engine.All.Concat(inventory.All).OrderBy(c => c.Name, StringComparer.Ordinal)];
        byName = All.Where(c => c.IsListed).ToFrozenDictionary(c => c.Name);
        foreach (var collection in All)
            AddSubcollections(collection);
    }

    /// <summary>The kinds of providers, by title.</summary>
    public IReadOnlyList<Manager> Managers { get; }

    /// <summary>Everything, the unlisted included.</summary>
    public IReadOnlyList<CollectionDefinition> All { get; }

    /// <summary>The collections of the entry point, by name.</summary>
    public IEnumerable<CollectionDefinition> Listed => All.Where(c => c.IsListed);

    /// <summary>Those of them that hold inventory.</summary>
    public IEnumerable<CollectionDefinition> Inventory => Listed.Where(c => c.Model is not null);

    /// <summary>Those whose rows can be tagged.</summary>
    public IEnumerable<CollectionDefinition> Taggable => Listed.Where(c => c.Name != "categories" && c.Association("tags") is { IsMany: true });

    /// <summary>The collection of that name, or null.</summary>
    public CollectionDefinition? Find(string name) => byName.GetValueOrDefault(name);

    // Whatever a row has many of and a URL exists for. Children have URLs below others only.
    private static void AddSubcollections(CollectionDefinition collection)
    {
        foreach (var many in collection.Associations.Where(a => a.IsMany && (a.Target.IsListed || a.Target.IsBelow || a.Target.Model is not null)))
            collection.WithSubcollection(many.Name == "miq_templates" ? "cloud_templates" : many.Name, many);
    }
}

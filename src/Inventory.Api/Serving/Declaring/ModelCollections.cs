using System.Globalization;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Api.Serving.Declaring;

/// <summary>What the declared record types make of themselves in the API: roots are collections, children are relationships of their parents.</summary>
internal sealed class ModelCollections
{
    private static readonly Dictionary<string, (string Name, string Description)> Words = new()
    {
        ["vms"] = ("vms", "Virtual Machines"),
        ["miq_templates"] = ("templates", "Templates"),
        ["network_routers"] = ("network_routers", "Network_Routers"),
        ["floating_ips"] = ("floating_ips", "Floating IPs"),
    };

    private static readonly Dictionary<string, (string Name, string Description)> CloudWords = new()
    {
        ["vms"] = ("instances", "Instances"),
        ["miq_templates"] = ("cloud_templates", "Cloud Templates"),
    };

    private readonly InventoryModels models;
    private readonly EngineCollections engine;
    private readonly Dictionary<RecordModel, CollectionDefinition[]> byModel = [];

    public ModelCollections(InventoryModels models, EngineCollections engine, IReadOnlyList<Manager> managers)
    {
        (this.models, this.engine) = (models, engine);
        foreach (var model in models.All)
            byModel[model] = [.. Define(model)];
        foreach (var (model, collections) in byModel)
            foreach (var collection in collections)
                Relate(model, collection, managers);
        foreach (var (model, collections) in byModel)
            foreach (var collection in collections)
                ReachThrough(model, collection);
    }

    public IEnumerable<CollectionDefinition> All => byModel.Values.SelectMany(c => c);

    private static IEnumerable<CollectionDefinition> Define(RecordModel model)
    {
        var (name, description) = Words.GetValueOrDefault(model.Collection, (model.Collection, Title(model.Collection)));
        var first = Define(model, name, description, model.RecordType.Name, Condition(model));
        yield return first;
        if (!CloudWords.TryGetValue(model.Collection, out var cloud))
            yield break;
        first.HrefName = cloud.Name;
        var className = $"ManageIQ::Providers::CloudManager::{model.TypeName}";
        yield return Define(model, cloud.Name, cloud.Description, className, $"{Condition(model)} and {{t}}.cloud is not false");
    }

    private static CollectionDefinition Define(RecordModel model, string name, string description, string className, string? condition)
    {
        var collection = new CollectionDefinition(name, description, className, Sql.Table(model.Table), condition, !model.IsChild)
        {
            TypeName = model.TypeName,
        };
        return collection
            .With(AttributeDefinition.Column("id", ValueKind.Id), AttributeDefinition.Column(model.ParentLink?.Column ?? "ems_id", ValueKind.Id))
            .With(model.Columns.Concat(model.UserColumns).Select(c => AttributeDefinition.Column(c.Name, ValueKinds.Of(c.Name, c.SqlType))))
            .With(model.Timestamps is { } stamps
                ? [AttributeDefinition.Column(stamps.Created, ValueKind.Instant), AttributeDefinition.Column(stamps.Updated, ValueKind.Instant)]
                : Enumerable.Empty<AttributeDefinition>());
    }

    // VMs and templates share a table.
    private static string? Condition(RecordModel model) =>
        Activator.CreateInstance(model.RecordType) is VmOrTemplate record ? (record.Template ? "{t}.template" : "not {t}.template") : null;

    private void Relate(RecordModel model, CollectionDefinition collection, IReadOnlyList<Manager> managers)
    {
        foreach (var link in model.Links)
            collection.With(Association.BelongsTo(link.Member, byModel[link.Targets[0]][0], link.Name));
        foreach (var (other, link) in models.All.SelectMany(m => m.Links.Where(l => l.Targets.Contains(model)).Select(l => (m, l))))
            collection.With(Association.HasMany(other.Collection, byModel[other][0], link.Name));
        foreach (var child in models.All.Where(m => m.ParentLink?.Parents.Contains(model) == true))
            collection.With(child.IsSingle
                ? Association.HasOne(child.Name, byModel[child][0], child.ParentLink!.Column)
                : Association.HasMany(child.Collection, byModel[child][0], child.ParentLink!.Column));
        if (model.ParentLink is { } parent)
        {
            collection.With(Association.BelongsTo(parent.Column[..^"_id".Length], byModel[parent.Parents[0]][0], parent.Column));
            return;
        }
        collection.With(Association.BelongsTo("ext_management_system", engine.Providers, "ems_id")).With(CommonAttributes.Of(collection.Name));
        engine.Providers.With(Association.HasMany(model.Collection, byModel[model][0], "ems_id"));
        collection.With(model.Table switch
        {
            "vms" => VmAttributes.For(managers),
            "flavors" => VmAttributes.OfFlavors,
            "availability_zones" => VmAttributes.OfZones,
            _ => [],
        });
    }

    // A VM's disks are those of its hardware.
    private void ReachThrough(RecordModel model, CollectionDefinition collection)
    {
        foreach (var single in models.All.Where(m => m.IsSingle && m.ParentLink!.Parents.Contains(model)))
            foreach (var child in models.All.Where(m => !m.IsSingle && m.ParentLink?.Parents.Contains(single) == true))
                collection.With(Association.HasManyThrough(
                    child.Collection, byModel[child][0], child.ParentLink!.Column, byModel[single][0], single.ParentLink!.Column));
    }

    private static string Title(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('_', ' '));
}

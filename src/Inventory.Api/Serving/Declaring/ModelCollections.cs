using System.Globalization;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Api.Serving.Declaring;

/// <summary>What the declared record types make of themselves in the API: roots are collections, children are relationships of their parents.</summary>
internal sealed class ModelCollections
{
    private const string OfTemplates = "{t}.template";

    private const string OfVms = "not {t}.template";

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

    private readonly Dictionary<RecordModel, CollectionDefinition[]> byModel;

    public ModelCollections(InventoryModels models, EngineCollections engine, IReadOnlyList<Manager> managers)
    {
        byModel = models.All.ToDictionary(m => m, m => Define(m).ToArray());
        new ModelRelations(models, engine, byModel).Add();
        foreach (var collection in All.Where(c => c.IsListed))
            collection.With(CommonAttributes.Of(collection.Name)).With(collection.Model!.Table switch
            {
                "vms" => VmAttributes.For(managers),
                "flavors" => VmAttributes.OfFlavors,
                "availability_zones" => VmAttributes.OfZones,
                _ => [],
            });
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

    private static CollectionDefinition Define(RecordModel model, string name, string description, string className, string? condition) =>
        new CollectionDefinition(name, description, className, Sql.Table(model.Table), condition, !model.IsChild) { Model = model, Total = Total(model, condition) }
            .With(ModelColumns.Of(model));

    // VMs and templates share a table, and so do key pairs and credentials.
    private static string? Condition(RecordModel model) =>
        Activator.CreateInstance(model.RecordType) is VmOrTemplate record ? (record.Template ? OfTemplates : OfVms)
        : ManagementTables.All.Any(t => t.Identifier.Name == model.Table) ? $"{{t}}.type like '%::{model.TypeName}'"
        : null;

    // Rows are counted by table, and where it has templates by that.
    private static string? Total(RecordModel model, string? condition) =>
        condition is null ? $"{{t}}.of_table = '{model.Table}'"
        : condition is OfTemplates or OfVms ? $"{{t}}.of_table = '{model.Table}' and {condition}"
        : null;

    private static string Title(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('_', ' '));
}

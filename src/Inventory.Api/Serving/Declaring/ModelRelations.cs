using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Api.Serving.Declaring;

/// <summary>
/// The relationships that record types declare: their links, their children, the same links from the other end, and paths of several of them.
/// Names are ManageIQ's: those of the link, or of the collection at the other end, unless the tables below say otherwise.
/// </summary>
internal sealed class ModelRelations(
    InventoryModels models, EngineCollections engine, IReadOnlyDictionary<RecordModel, CollectionDefinition[]> collections)
{
    private static readonly Dictionary<string, string> ChildNames = new()
    {
        ["orchestration_stacks_resources"] = "resources",
        ["orchestration_stacks_outputs"] = "outputs",
        ["orchestration_stacks_parameters"] = "parameters",
    };

    private static readonly Dictionary<string, string> ProviderNames = new() { ["auth_key_pairs"] = "key_pairs" };

    // What a link is called from its other end; null for nothing.
    private static readonly Dictionary<(string Collection, string Link), string?> ReverseNames = new()
    {
        [("network_routers", "cloud_network")] = "public_network_routers",
        [("disks", "backing")] = "attachments",
        [("vms", "cloud_tenants")] = null, // a tenant's VMs are its own, its images those that it may use
        [("miq_templates", "cloud_tenant")] = null,
    };

    // Relationships over several others, and what they are called from their other end.
    private static readonly (string Of, string Name, string Path, string Back)[] Paths =
    [
        ("vms", "security_groups", "network_ports.security_groups", "vms"),
        ("vms", "cloud_subnets", "network_ports.cloud_subnet_network_ports.cloud_subnet", "vms"),
        ("vms", "cloud_networks", "network_ports.cloud_subnet_network_ports.cloud_subnet.cloud_network", "vms"),
        ("vms", "network_routers", "network_ports.cloud_subnet_network_ports.cloud_subnet.network_router", "vms"),
        ("vms", "cloud_volumes", "hardware.disks.backing", "vms"),
        ("vms", "load_balancers", "load_balancer_pool_members.load_balancer_pools.load_balancer_listeners.load_balancer", "vms"),
        ("network_ports", "cloud_subnets", "cloud_subnet_network_ports.cloud_subnet", "network_ports"),
        ("network_ports", "cloud_networks", "cloud_subnet_network_ports.cloud_subnet.cloud_network", "network_ports"),
        ("network_ports", "network_routers", "cloud_subnet_network_ports.cloud_subnet.network_router", "network_ports"),
        ("network_routers", "cloud_networks", "cloud_subnets.cloud_network", "network_routers"),
        ("load_balancers", "load_balancer_pools", "load_balancer_listeners.load_balancer_pools", "load_balancers"),
        ("load_balancers", "load_balancer_pool_members", "load_balancer_listeners.load_balancer_pools.load_balancer_pool_members", "load_balancers"),
    ];

    public void Add()
    {
        foreach (var (model, own) in collections)
            foreach (var collection in own)
            {
                AddLinks(model, collection);
                AddChildren(model, collection);
            }
        foreach (var (model, own) in collections)
            foreach (var collection in own)
            {
                AddReverse(model, collection);
                AddThroughSingles(model, collection);
            }
        foreach (var path in Paths)
            AddPath(path.Of, path.Name, path.Path, path.Back);
    }

    private CollectionDefinition First(RecordModel model) => collections[model][0];

    private void AddLinks(RecordModel model, CollectionDefinition collection)
    {
        foreach (var link in model.Links.Where(l => l.To.OneTable))
            collection.With(OfType(Association.BelongsTo(link.Member, First(link.Targets[0]), link.Name), "{t}", link.TypeColumn, link.Targets[0]));
        foreach (var list in model.LinkLists)
            collection.With(Association.ManyToMany(list.Member, First(list.To.Models[0]), Sql.Table(list.Join.Table), list.Join.Owner, list.Join.Target));
        if (model.ParentLink is { } parent)
        {
            var above = Association.BelongsTo(parent.Column[..^"_id".Length], First(parent.Parents[0]), parent.Column);
            collection.With(OfType(above, "{t}", parent.TypeColumn, parent.Parents[0]));
            return;
        }
        collection.With(Association.BelongsTo("ext_management_system", engine.Providers, model.OwnerColumn));
        engine.Providers.With(EngineCollections.OfFamily(ProviderNames.GetValueOrDefault(model.Collection, model.Collection), First(model), model.OwnerColumn));
    }

    private void AddChildren(RecordModel model, CollectionDefinition collection)
    {
        foreach (var child in Children(model))
        {
            var (link, rows) = (child.ParentLink!, First(child));
            var name = ChildNames.GetValueOrDefault(child.Collection, child.Collection);
            if (child.RecordType != typeof(Label)) // shown as labels, and with users' own as custom attributes
                collection.With(child.IsSingle
                ? Association.HasOne(child.Name, rows, link.Column)
                : OfType(Association.HasMany(name, rows, link.Column), "{c}", link.TypeColumn, model));
        }
        foreach (var label in Children(model).Where(c => c.RecordType == typeof(Label)))
        {
            var labels = Association.HasMany("labels", First(label), label.ParentLink!.Column);
            collection.With(
                OfType(labels, "{c}", label.ParentLink.TypeColumn, model).Where("{c}.section = 'labels'"), engine.CustomAttributesOf(model.BaseClass));
        }
        if (!model.IsChild)
            collection.With(engine.TagsOf(model.BaseClass));
    }

    private void AddReverse(RecordModel model, CollectionDefinition collection)
    {
        foreach (var other in models.All)
        {
            foreach (var list in other.LinkLists.Where(l => l.To.Models.Contains(model)))
                if (ReverseNames.GetValueOrDefault((other.Collection, list.Member), other.Collection) is { } name)
                    collection.With(Association.ManyToMany(name, First(other), Sql.Table(list.Join.Table), list.Join.Target, list.Join.Owner));
            foreach (var link in other.Links.Where(l => l.Targets.Contains(model)))
                if (ReverseNames.GetValueOrDefault((other.Collection, link.Member), ReverseName(other, link, model)) is { } name)
                    collection.With(OfType(Association.HasMany(name, First(other), link.Name), "{c}", link.TypeColumn, model));
        }
    }

    private static string ReverseName(RecordModel other, LinkColumn link, RecordModel model) =>
        other == model && (link.IsAncestry || link.Member == "parent") ? "children" : other.Collection;

    // A VM's disks are those of its hardware.
    private void AddThroughSingles(RecordModel model, CollectionDefinition collection)
    {
        foreach (var single in Children(model).Where(c => c.IsSingle))
            foreach (var child in Children(single).Where(c => !c.IsSingle))
                collection.With(Association.Through(
                    child.Collection, collection, [collection.Association(single.Name)!, First(single).Association(child.Collection)!]));
    }

    private void AddPath(string of, string name, string path, string back)
    {
        var model = models.Find(of)!;
        foreach (var collection in collections[model])
        {
            var steps = new List<Association>();
            foreach (var step in path.Split('.'))
                steps.Add((steps.Count == 0 ? collection : steps[^1].Target).Association(step)!);
            collection.With(Association.Through(name, collection, steps));
            if (collection == First(model))
                steps[^1].Target.With(Association.Back(back, collection, steps));
        }
    }

    private IEnumerable<RecordModel> Children(RecordModel model) => models.All.Where(m => m.ParentLink?.Parents.Contains(model) == true);

    // Beside the id that a polymorphic link holds stands the class of what it points to.
    private static Association OfType(Association association, string holder, string? typeColumn, RecordModel target) =>
        typeColumn is null ? association : association.Where($"{holder}.{Sql.Name(typeColumn)} = '{target.BaseClass}'");
}

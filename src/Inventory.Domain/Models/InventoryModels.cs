using System.Collections.Frozen;
using System.Reflection;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Models;

/// <summary>All record types of the product: those of the SDK, and those that providers declare in their own assemblies.</summary>
public sealed class InventoryModels
{
    private readonly FrozenDictionary<Type, RecordModel> byType;
    private readonly FrozenDictionary<string, RecordModel> byCollection;

    /// <summary>Reads every class with a <see cref="ModelAttribute"/> in the SDK and in the given assemblies.</summary>
    /// <exception cref="InvalidOperationException">A declaration contradicts itself or another one.</exception>
    public InventoryModels(params IEnumerable<Assembly> providers)
    {
        All = [.. providers.Prepend(typeof(Vm).Assembly).Distinct()
            .SelectMany(a => a.GetExportedTypes())
            .Where(t => t.IsDefined(typeof(ModelAttribute), false))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => new RecordModel(t))];
        byType = All.ToFrozenDictionary(m => m.RecordType);
        byCollection = All.ToFrozenDictionary(m => m.Collection);
        foreach (var model in All)
            Bind(model);
        foreach (var root in Roots)
            root.Parts = [root, .. Below(root)];
        InsertOrder = Order();
        ArrivalOrder = OrderOfRoots();
    }

    /// <summary>The models in an order in which rows can be inserted: targets of links and parents first, cycles cut at a late link.</summary>
    public IReadOnlyList<RecordModel> InsertOrder { get; }

    /// <summary>
    /// The root models, those first to which others, or their children, link; cycles cut somewhere. In this order objects are written in several steps: a link
    /// to what comes later costs more than one to what is there.
    /// </summary>
    public IReadOnlyList<RecordModel> ArrivalOrder { get; }

    /// <summary>All links to a model, with the tables that have them; each column once.</summary>
    public IEnumerable<(string Table, LinkColumn Link)> LinksTo(RecordModel target) =>
        All.SelectMany(m => m.Links.Where(l => l.Targets.Contains(target)).Select(l => (m.Table, Link: l))).DistinctBy(l => (l.Table, l.Link.Name));

    /// <summary>All join tables that link to a model.</summary>
    public IEnumerable<JoinTableAttribute> JoinsTo(RecordModel target) =>
        All.SelectMany(m => m.LinkLists.Where(l => l.To.Models.Contains(target)).Select(l => l.Join)).DistinctBy(j => j.Table);

    /// <summary>All join tables, with the tables that they join.</summary>
    public IEnumerable<(JoinTableAttribute Join, string Owner, string Target)> Joins =>
        All.SelectMany(m => m.LinkLists.Select(l => (l.Join, m.Table, Target: l.To.Models[0].Table))).DistinctBy(j => j.Join.Table);

    /// <summary>The tables, each with the collections of root objects whose events fill it.</summary>
    public IEnumerable<(string Table, IReadOnlyList<string> Collections)> StoredBy() =>
        from root in Roots
        from part in root.Parts
        from table in part.LinkLists.Select(l => l.Join.Table).Append(part.Table)
        group root.Collection by table into stored
        select (stored.Key, (IReadOnlyList<string>)[.. stored.Distinct()]);

    /// <summary>Every model.</summary>
    public IReadOnlyList<RecordModel> All { get; }

    /// <summary>Models that have streams of their own.</summary>
    public IEnumerable<RecordModel> Roots => All.Where(m => !m.IsChild);

    /// <summary>Models by table; several may share one.</summary>
    public IEnumerable<IGrouping<string, RecordModel>> Tables => All.GroupBy(m => m.Table);

    /// <summary>The model of a record class.</summary>
    public RecordModel Of(Type recordType) => byType[recordType];

    /// <summary>The model of a collection, or null.</summary>
    public RecordModel? Find(string collection) => byCollection.GetValueOrDefault(collection);

    private void Bind(RecordModel model)
    {
        foreach (var link in model.Links)
            link.Bind(All);
        foreach (var list in model.LinkLists)
            list.Bind(All);
        if (model.Ancestry is { } tree && tree.TargetTable != model.Table)
            throw new InvalidOperationException($"{model.RecordType.Name}: the link {tree.Name} makes no tree, it points to another table.");
        if (model.ParentLink is not { } parent)
            return;
        parent.Parents = [.. All.Where(m => parent.ParentType.IsAssignableFrom(m.RecordType))];
        if (parent.Parents.Count == 0 || parent.Parents.Any(p => p.Table != parent.Table))
            throw new InvalidOperationException($"{model.RecordType.Name}: its parent {parent.ParentType.Name} must be a record of one table.");
        if (parent.Parents.Any(p => p.IsChild && !p.IsSingle))
            throw new InvalidOperationException($"{model.RecordType.Name}: a parent that is itself a child must exist once under its root.");
    }

    private List<RecordModel> Order()
    {
        var order = new List<RecordModel>();
        var visiting = new HashSet<RecordModel>();
        foreach (var model in All)
            Visit(model);
        foreach (var model in All)
            foreach (var link in model.Links)
                link.IsLate = !link.IsPolymorphic && link.Targets.Any(t => order.IndexOf(t) > order.IndexOf(model));
        return order;

        void Visit(RecordModel model)
        {
            if (!visiting.Add(model))
                return;
            foreach (var before in model.ParentLink?.Parents ?? [])
                Visit(before);
            foreach (var before in model.Links.Where(l => !l.IsPolymorphic).SelectMany(l => l.Targets).Where(t => t.Table != model.Table))
                Visit(before);
            // Of models that share a table the first is written first: templates before the VMs that were made from them.
            foreach (var before in All.TakeWhile(m => m != model).Where(m => m.Table == model.Table))
                Visit(before);
            order.Add(model);
        }
    }

    private List<RecordModel> OrderOfRoots()
    {
        var order = new List<RecordModel>();
        var visiting = new HashSet<RecordModel>();
        foreach (var root in InsertOrder.Where(m => !m.IsChild))
            Visit(root);
        return order;

        void Visit(RecordModel root)
        {
            if (!visiting.Add(root))
                return;
            foreach (var before in root.Parts.SelectMany(p => p.Links.SelectMany(l => l.Targets).Concat(p.LinkLists.SelectMany(l => l.To.Models))))
                if (before.Table != root.Table) // those are in the right order already
                    Visit(before);
            order.Add(root);
        }
    }

    private IEnumerable<RecordModel> Below(RecordModel parent) =>
        All.Where(m => m.ParentLink?.Parents.Contains(parent) == true).SelectMany(m => Below(m).Prepend(m));
}

using System.Text.Json;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;

namespace Inventory.Api.Commanding;

/// <summary>A target as a request names it: <c>{"association":"vms","manager_ref":{"ems_ref":"i-1"}}</c>.</summary>
/// <param name="Model">What it is.</param>
/// <param name="Attribute">By which attribute it is named.</param>
/// <param name="Value">Its value; null for all there is of the association.</param>
internal sealed record TargetReference(RecordModel Model, string Attribute, string? Value)
{
    private const string EmsRef = "ems_ref";

    private const string Form = "Targets must be a list like [{\"association\":\"vms\",\"manager_ref\":{\"ems_ref\":\"i-1\"}}]";

    /// <summary>Reads <c>targets</c>; none if the request has no such member.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Read(JsonElement body, InventoryModels models, Catalogue catalogue, out List<TargetReference> targets)
    {
        targets = [];
        if (!body.TryGetProperty("targets", out var list))
            return null;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            return Form;
        foreach (var entry in list.EnumerateArray())
        {
            if (ProviderBody.Text(entry, "association") is not { } association)
                return Form;
            if (Find(association, models, catalogue) is not { } model)
                return $"There is no association {association} to refresh. There are {string.Join(", ", models.All.Select(m => m.Collection).Order())}";
            if (Read(entry, association, model, out var target) is { } problem)
                return problem;
            targets.Add(target!);
        }
        return null;
    }

    // By the name of the collection, or by that of the provider's relationship (key_pairs).
    private static RecordModel? Find(string association, InventoryModels models, Catalogue catalogue) =>
        models.Find(association) ?? catalogue.Find("providers")!.Association(association)?.Target.Model;

    private static string? Read(JsonElement entry, string association, RecordModel model, out TargetReference? target)
    {
        target = new TargetReference(model, EmsRef, null);
        if (!entry.TryGetProperty("manager_ref", out var reference) || reference.ValueKind == JsonValueKind.Null)
            return null;
        if (reference.ValueKind != JsonValueKind.Object || reference.GetPropertyCount() == 0)
            return Form;
        if (!model.IsChild && !TargetPlan.HasNativeId(model))
        {
            target = target with { Value = "" };
            return null;
        }
        var names = Names(model).ToArray();
        var given = reference.EnumerateObject().First();
        if (reference.GetPropertyCount() > 1 || !names.Contains(given.Name))
            return $"A target of {association} is named by {(names.Length == 0 ? "nothing but its association" : string.Join(" or ", names))}";
        if (given.Value.ValueKind == JsonValueKind.Null)
            return null;
        var value = given.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? ProviderBody.Text(reference, given.Name) : null;
        target = new TargetReference(model, given.Name, value);
        return string.IsNullOrWhiteSpace(value) || !SqlContext.IsStorable(value) ? Form : null;
    }

    // An ems_ref is whatever the cloud names an object by; a child is found by what it is stored with.
    private static IEnumerable<string> Names(RecordModel model) => model.IsChild
        ? model.TableColumns.Where(c => (c.IsKey || c.Name == EmsRef) && c.SqlType is "character varying" or "text").Select(c => c.Name)
        : model.Keys.Select(k => k.Name).Prepend(EmsRef).Distinct();
}

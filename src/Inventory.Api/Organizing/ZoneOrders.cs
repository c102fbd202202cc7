using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Providers;

namespace Inventory.Api.Organizing;

/// <summary>What must be true of a zone.</summary>
internal static class ZoneRules
{
    public static readonly string[] Columns = ["name", "description", "visible", "settings"];

    public static async Task<string?> ProblemOf(EngineRows rows, IReadOnlyDictionary<string, object?> values, long id, CancellationToken cancel)
    {
        if (RowValues.ProblemOf(values) is { } unstorable)
            return unstorable;
        foreach (var column in new[] { "name", "description" })
        {
            if (values.TryGetValue(column, out var value) ? value is not string : id == 0)
                return $"{char.ToUpperInvariant(column[0])}{column[1..]} can't be blank";
            if (value is string text && await rows.AnyAsync($"select from vmdb.zones where {column} = $1 and id <> $2", cancel, text, id))
                return $"{char.ToUpperInvariant(column[0])}{column[1..]} is not unique within region";
        }
        return values.TryGetValue("visible", out var visible) && visible is not bool ? "Visible must be true or false"
            : values.TryGetValue("settings", out var settings) && settings is string s && !s.StartsWith('{') ? "Settings must be an object"
            : null;
    }
}

/// <summary><c>POST /api/zones</c>.</summary>
public sealed class CreateZone(EngineRows rows) : Order("create", Right.Administer, OrderPlaces.Collection, "zones")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (values, others) = RowValues.Read(request.Resource, ZoneRules.Columns);
        if (others.Count > 0)
            return ActionOutcome.BadRequest($"Failed to add a new zones resource - Attribute(s) {string.Join(", ", others)} are unknown");
        if (await ZoneRules.ProblemOf(rows, values, 0, cancel) is { } problem)
            return ActionOutcome.BadRequest($"Failed to add a new zones resource - {problem}");
        values.TryAdd("visible", true);
        values.TryAdd("settings", "{}");
        return ActionOutcome.Resource(await rows.InsertAsync(ManagementTables.Zones, values, cancel));
    }
}

/// <summary><c>edit</c> of a zone.</summary>
public sealed class EditZone(EngineRows rows) : Order("edit", Right.Administer, OrderPlaces.Resource, "zones")
{
    private static readonly string[] Fixed = ["created_on", "updated_on"];

    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        var (values, others) = RowValues.Read(request.Resource, ZoneRules.Columns);
        if (others.Count > 0)
            return ActionOutcome.BadRequest(others.All(Fixed.Contains)
                ? $"Attribute(s) '{string.Join("', '", others)}' should not be specified for updating a zone resource"
                : $"Failed to update zones id: {id} - Attribute(s) {string.Join(", ", others)} are unknown");
        if (await ZoneRules.ProblemOf(rows, values, id, cancel) is { } problem)
            return ActionOutcome.BadRequest($"Failed to update zones id: {id} - {problem}");
        if (values.ContainsKey("name") && request.Target.Name == "default")
            return ActionOutcome.BadRequest($"Failed to update zones id: {id} - The default zone keeps its name");
        await rows.UpdateAsync(ManagementTables.Zones, id, values, cancel);
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a zone that nothing is in.</summary>
public sealed class DeleteZone(EngineRows rows) : Order("delete", Right.Administer, OrderPlaces.Resource, "zones")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (id, name) = (request.Target!.Id, request.Target.Name);
        var label = $"Zone id: {id} name: '{name}'";
        if (name == "default")
            return ActionOutcome.Failure($"Delete for {label}: cannot delete default zone");
        if (await rows.AnyAsync("select from vmdb.miq_regions where maintenance_zone_id = $1", cancel, id))
            return ActionOutcome.Failure($"Delete for {label}: cannot delete maintenance zone");
        if (await rows.AnyAsync("select from vmdb.ext_management_systems where zone_id = $1 or zone_before_pause_id = $1", cancel, id))
            return ActionOutcome.Failure($"Delete for {label}: there are providers in it");
        if (await rows.AnyAsync("select from vmdb.miq_servers where zone_id = $1", cancel, id))
            return ActionOutcome.Failure($"Delete for {label}: there are servers in it");
        await rows.DeleteAsync(ManagementTables.Zones, id, cancel);
        return ActionOutcome.Success($"Deleting {label}");
    }
}

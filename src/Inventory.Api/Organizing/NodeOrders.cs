using Inventory.Api.Authorizing;
using Inventory.Api.Commanding;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Providers;

namespace Inventory.Api.Organizing;

/// <summary><c>edit</c> of a region: what it is called.</summary>
public sealed class EditRegion(EngineRows rows) : Order("edit", Right.Administer, OrderPlaces.Resource, "regions")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        var (values, others) = RowValues.Read(request.Resource, "description");
        if (others.Count > 0)
            return ActionOutcome.BadRequest($"Failed to update regions id: {id} - Attribute(s) {string.Join(", ", others)} cannot be edited");
        if (values.Count == 0 || values["description"] is not string || RowValues.ProblemOf(values) is not null)
            return ActionOutcome.BadRequest($"Failed to update regions id: {id} - Description can't be blank");
        await rows.UpdateAsync(ManagementTables.Regions, id, values, cancel);
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>edit</c> of a server: its name, and the zone that it works in.</summary>
public sealed class EditServer(EngineRows rows, Zones zones) : Order("edit", Right.Administer, OrderPlaces.Resource, "servers")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        var (values, others) = RowValues.Read(request.Resource, "name");
        if (others.Except(["zone", "zone_id"]).ToList() is { Count: > 0 } unknown)
            return ActionOutcome.BadRequest($"Failed to update servers id: {id} - Attribute(s) {string.Join(", ", unknown)} cannot be edited");
        if ((values.TryGetValue("name", out var name) && name is not string) || RowValues.ProblemOf(values) is not null)
            return ActionOutcome.BadRequest($"Failed to update servers id: {id} - Name can't be blank");
        if (ProviderBody.ZoneId(request.Resource) is { } zone)
        {
            if (await zones.FindAsync(zone, cancel) is null)
                return ActionOutcome.BadRequest($"Failed to update servers id: {id} - Zone does not exist");
            values["zone_id"] = zone;
        }
        if (values.Count > 0)
            await rows.UpdateAsync(ManagementTables.Servers, id, values, cancel);
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a server that no longer runs.</summary>
public sealed class DeleteServer(EngineRows rows) : Order("delete", Right.Administer, OrderPlaces.Resource, "servers")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var label = $"Server id: {request.Target!.Id} name: '{request.Target.Name}'";
        if (await rows.AnyAsync("select from vmdb.miq_servers where id = $1 and status = 'started'", cancel, request.Target.Id))
            return ActionOutcome.Failure($"Delete for {label}: it is running");
        await rows.DeleteAsync(ManagementTables.Servers, request.Target.Id, cancel);
        return ActionOutcome.Success($"Deleting {label}");
    }
}

/// <summary><c>delete</c> of a task that has ended, or of a replay, which it ends.</summary>
public sealed class DeleteTask(EngineRows rows) : Order("delete", Right.Operate, OrderPlaces.Resource, "tasks")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var label = $"Task id: {request.Target!.Id} name: '{request.Target.Name}'";
        if (await rows.AnyAsync(
                "select from vmdb.miq_tasks where id = $1 and state <> 'Finished' and id not in (select task_id from inventory.replays)", cancel, request.Target.Id))
            return ActionOutcome.Failure($"Delete for {label}: it has not ended");
        await rows.ExecuteAsync(
            ["delete from inventory.replays where task_id = $1", "delete from vmdb.miq_tasks where id = $1"], cancel, request.Target.Id);
        return ActionOutcome.Success($"Deleting {label}");
    }
}

using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Commanding;
using Inventory.Api.Organizing;
using Inventory.Api.Serving;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.Persisting;

namespace Inventory.Api.Tagging;

/// <summary>The attributes that users give to providers and VMs. Those of clouds, beside which they are shown, come and go with refreshes.</summary>
public sealed class UserAttributes(EngineRows rows, IdAllocator ids, Catalogue catalogue)
{
    internal const string OfCloud = "it comes from the provider";

    /// <summary>Where they are.</summary>
    public static readonly string[] Places = ["providers/custom_attributes", "vms/custom_attributes", "instances/custom_attributes"];

    /// <summary>ManageIQ's base class of a row that has some.</summary>
    public string TypeOf(ActionRequest request) => catalogue.Find(request.Collection.Split('/')[0])!.BaseClass;

    /// <summary>Gives an attribute, or another value to the one of that name.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> SetAsync(string type, long owner, string name, string? value, string section, string source, CancellationToken cancel)
    {
        using var id = await ids.TakeAsync(1, cancel);
        id.MoveNext();
        return await rows.FirstAsync<long>(
            """
            insert into vmdb.user_attributes (id, resource_type, resource_id, section, name, value, source) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (resource_type, resource_id, section, name) do update set value = excluded.value, source = excluded.source returning id
            """, cancel, id.Current, type, owner, section, name, value, source);
    }

    /// <summary>The id of an attribute: the target's, or that of the one of a row that a request names; 0 if there is none.</summary>
    public async Task<long> FindAsync(ActionRequest request, CancellationToken cancel) =>
        request.Target?.Id ?? await rows.FirstAsync<long>(
            """
            select id from vmdb.user_attributes where resource_type = $1 and resource_id = $2 and name = $3
            union all
            select id from vmdb.custom_attributes where resource_type = $1 and resource_id = $2 and name = $3 limit 1
            """, cancel, TypeOf(request), request.Above!.Id, ProviderBody.Text(request.Resource, "name"));

    /// <summary>Whether an attribute is a user's.</summary>
    public Task<bool> IsUsersAsync(long id, CancellationToken cancel) => rows.AnyAsync("select from vmdb.user_attributes where id = $1", cancel, id);

    /// <summary>Text that can be stored, or null; numbers and booleans are their texts.</summary>
    public static string? ProblemOf(JsonElement body) => new[] { "name", "value", "section", "source" }.FirstOrDefault(
        n => ProviderBody.Text(body, n) is { } text && !Serving.Querying.SqlContext.IsStorable(text)) is { } wrong ? $"{wrong} contains a NUL character" : null;
}

/// <summary><c>add</c>: a custom attribute, or another value for one that there is.</summary>
public sealed class AddCustomAttribute(UserAttributes attributes) : Order("add", Right.Operate, OrderPlaces.Collection, UserAttributes.Places)
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var body = request.Resource;
        if (ProviderBody.Text(body, "name") is not { } name)
            return ActionOutcome.BadRequest("Must specify a name for a custom attribute to be added");
        if (UserAttributes.ProblemOf(body) is { } problem)
            return ActionOutcome.BadRequest(problem);
        var section = ProviderBody.Text(body, "section") ?? "metadata";
        if (section == "labels")
            return ActionOutcome.BadRequest("Invalid custom attribute section labels specified: its attributes come from the provider");
        return ActionOutcome.Resource(await attributes.SetAsync(
            attributes.TypeOf(request), request.Above!.Id, name, ProviderBody.Text(body, "value"), section, ProviderBody.Text(body, "source") ?? "EVM", cancel));
    }
}

/// <summary><c>edit</c> of a custom attribute, by name or href.</summary>
public sealed class EditCustomAttribute(UserAttributes attributes, EngineRows rows) : Order("edit", Right.Operate, OrderPlaces.Both, UserAttributes.Places)
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        if (UserAttributes.ProblemOf(request.Resource) is { } problem)
            return ActionOutcome.BadRequest(problem);
        var id = await attributes.FindAsync(request, cancel);
        if (id == 0)
            return ActionOutcome.BadRequest("Must specify a valid name or href for a custom attribute to be edited");
        if (!await attributes.IsUsersAsync(id, cancel))
            return ActionOutcome.Failure($"Edit for CustomAttribute id: {id}: {UserAttributes.OfCloud}");
        await rows.ExecuteAsync(
            ["update vmdb.user_attributes set value = $2, name = coalesce($3::text, name) where id = $1"], cancel, id,
            ProviderBody.Text(request.Resource, "value"), request.Target is null ? null : ProviderBody.Text(request.Resource, "name"));
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a custom attribute, by name or href; the answer shows what it was.</summary>
public sealed class DeleteCustomAttribute(UserAttributes attributes, EngineRows rows) : Order("delete", Right.Operate, OrderPlaces.Both, UserAttributes.Places)
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = await attributes.FindAsync(request, cancel);
        if (id == 0)
            return ActionOutcome.BadRequest("Must specify a valid name or href for a custom attribute to be deleted");
        if (!await attributes.IsUsersAsync(id, cancel))
            return ActionOutcome.Failure($"Delete for CustomAttribute id: {id}: {UserAttributes.OfCloud}");
        var was = await rows.FirstAsync<string>("delete from vmdb.user_attributes t where id = $1 returning (to_jsonb(t) - 'valid_from')::text", cancel, id);
        return was is null ? ActionOutcome.Refused(ApiError.NoRow("CustomAttribute", $"{id}")) : new ShownRow(JsonElement.Parse(was));
    }
}

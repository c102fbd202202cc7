using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Npgsql;
using Wolverine;

namespace Inventory.Api.Commanding;

/// <summary>
/// <c>edit</c> of a provider, by POST, PUT and PATCH, in both forms. What is saved is not asked of the cloud before; if the cloud is to be asked anything
/// else than before, a task asks it after.
/// </summary>
public sealed class EditStoredProvider(
    ProviderStore providers, InventoryObjects objects, EditProvider edit, Zones zones, TaskLog tasks, NpgsqlDataSource database, IMessageBus bus) : IActionHandler
{
    private const string Prefix = "Could not update the provider - ";

    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public string Action => "edit";

    /// <inheritdoc/>
    public bool OnCollection => false;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <inheritdoc/>
    public async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (id, body, user) = (request.Target!.Id, request.Resource, request.User.Userid);
        if (body.TryGetProperty("type", out _))
            return ActionOutcome.BadRequest("Provider type cannot be updated");
        if (await objects.MainManagerAsync(id, cancel) != id)
            return ActionOutcome.BadRequest($"{Prefix}{ChildManagers.Refusal}");
        if (await providers.FindAsync(id, cancel) is not { } stored)
            return ActionOutcome.BadRequest($"{Prefix}The kind of this provider is not known to this program");
        var (settings, problem) = ProviderBody.ReadEdit(body, stored.Manager, stored.Settings);
        if (settings is null)
            return ActionOutcome.BadRequest(CreateProvider.IsWhole(problem!) ? problem! : Prefix + problem);
        if (string.IsNullOrWhiteSpace(settings.Name))
            return ActionOutcome.BadRequest($"{Prefix}Name can't be blank");
        var named = ProviderBody.ZoneId(body);
        if (named is not null && await zones.FindAsync(named, cancel) is null)
            return ActionOutcome.BadRequest($"{Prefix}Zone does not exist");
        var place = new ProviderPlace(named, ProviderBody.Flag(body, "tenant_mapping_enabled"), ProviderBody.Columns(body));
        switch (await edit.EditAsync(stored, settings, place, user, cancel))
        {
            case ProviderEdit.NameTaken:
                return ActionOutcome.BadRequest($"{Prefix}Name has already been taken");
            case ProviderEdit.Done when !ProviderBody.IsSame(settings, stored.Settings):
                await CheckAsync(request.Target, user, cancel);
                break;
        }
        return ActionOutcome.Resource(id);
    }

    private async Task CheckAsync(ActionTarget target, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var task = await tasks.QueueAsync(connection, $"Verify credentials of Provider id: {target.Id} name: '{target.Name}'", user, cancel);
        await bus.PublishAsync(new CheckStoredCredentials(target.Id, task, user));
    }
}

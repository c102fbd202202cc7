using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Api.Commanding;

/// <summary>
/// <c>verify_credentials</c>: asks the cloud, for settings that are not saved yet or for those of a stored provider, where what the request says
/// counts before what is stored. The task tells the outcome; the provider's own status changes only if it was asked for as it is stored.
/// </summary>
public sealed class VerifyCredentials(
    Managers managers, ProviderStore providers, InventoryObjects objects, RegisterProvider register, TaskLog tasks, NpgsqlDataSource database,
    BackgroundWork background) : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public string Action => "verify_credentials";

    /// <inheritdoc/>
    public bool OnCollection => true;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <inheritdoc/>
    public async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (body, user) = (request.Resource, request.User.Userid);
        var stored = request.Target is { } target ? await providers.FindAsync(await objects.MainManagerAsync(target.Id, cancel) ?? target.Id, cancel) : null;
        if (request.Target is not null && stored is null)
            return ActionOutcome.BadRequest("The kind of this provider is not known to this program.");
        var type = ProviderBody.Text(body, "type");
        if (stored is null && managers.Find(type) is null)
            return ActionOutcome.BadRequest(type is null ? "Must specify a provider type" : $"Invalid provider type {type} specified");
        var manager = stored?.Manager ?? managers.Find(type)!;
        var (settings, problem) = stored is null ? ProviderBody.Read(body, manager) : ProviderBody.Read(body, manager, stored.Settings);
        if (settings is null)
            return ActionOutcome.BadRequest(problem!);
        var isAsStored = stored is not null && ProviderBody.IsSame(settings, stored.Settings);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var task = await tasks.QueueAsync(connection, "Verify credentials", user, cancel);
        background.Start(stop => VerifyAsync(manager, settings, isAsStored ? stored!.Id : null, task, user, stop));
        return ActionOutcome.Success("Credentials sent for verification", task);
    }

    private async Task VerifyAsync(Manager manager, ManagerSettings settings, long? id, long task, string user, CancellationToken cancel)
    {
        var end = new TaskEnd("Error", "The outcome of the check could not be recorded; ask again.", Results: "false");
        try
        {
            var check = await CheckCredentials.AskAsync(manager, settings, cancel);
            if (id is { } provider)
                await register.RecordCheckAsync(provider, check, user, cancel);
            end = CheckCredentials.End(check);
        }
        finally
        {
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            await tasks.FinishAsync(connection, task, end, CancellationToken.None);
        }
    }
}

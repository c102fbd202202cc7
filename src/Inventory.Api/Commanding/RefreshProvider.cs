using System.Text.Json;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Querying;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Providers;
using Wolverine;

namespace Inventory.Api.Commanding;

/// <summary>
/// <c>refresh</c> of a provider: everything, or the objects that <c>targets</c> name
/// (<c>[{"association":"vms","manager_ref":{"ems_ref":"i-1"}}]</c>). <c>confirm_disconnects</c> lets pass what the guard holds back.
/// </summary>
public sealed class RefreshProvider(ProviderStore providers, RefreshQueue queue, IMessageBus bus, InventoryModels models) : IActionHandler
{
    /// <inheritdoc/>
    public string Collection => "providers";

    /// <inheritdoc/>
    public string Action => "refresh";

    /// <inheritdoc/>
    public bool OnCollection => false;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (id, name) = (request.Target!.Id, request.Target.Name);
        var label = $"Provider id: {id} name: '{name}'";
        if (await providers.FindAsync(id, cancel) is not { } provider)
            return ActionOutcome.Failure($"Refresh for {label}: its kind is not known to this program");
        if (provider.Settings.Authentications.Count == 0)
            return ActionOutcome.Failure($"Refresh for {label}: no Provider credentials defined");
        if (provider.CredentialsStatus != "Valid")
            return ActionOutcome.Failure($"Refresh for {label}: Provider failed last authentication check");
        if (Targets(request.Resource, out var targets) is { } problem)
            return ActionOutcome.BadRequest(problem);
        if (ProviderBody.Text(request.Resource, "confirm_disconnects") is not (null or "true" or "false") and var confirms)
            return ActionOutcome.BadRequest($"confirm_disconnects must be true or false, not {confirms}");
        var confirm = ProviderBody.Text(request.Resource, "confirm_disconnects") == "true";
        var asked = new RefreshRequest(targets, "asked for over the API", request.User.Userid, null, confirm);
        var (task, isNew) = await queue.AddAsync(id, $"Refreshing {label}", asked, cancel);
        if (isNew)
            await bus.PublishAsync(new RefreshEms(id));
        return ActionOutcome.Success($"Refreshing {label}", task) with { ListsTasks = true };
    }

    private string? Targets(JsonElement body, out Dictionary<string, string[]> targets)
    {
        targets = [];
        if (!body.TryGetProperty("targets", out var list))
            return null;
        var wanted = new Dictionary<string, List<string>>();
        const string form = "Targets must be a list like [{\"association\":\"vms\",\"manager_ref\":{\"ems_ref\":\"i-1\"}}]";
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            return form;
        foreach (var target in list.EnumerateArray())
        {
            var association = ProviderBody.Text(target, "association");
            var reference = target.ValueKind == JsonValueKind.Object && target.TryGetProperty("manager_ref", out var ids)
                ? ProviderBody.Text(ids, "ems_ref")
                : null;
            if (association is null || reference is null || !SqlContext.IsStorable(reference))
                return form;
            if (models.Find(association) is not { IsChild: false })
                return $"There is no association {association} to refresh";
            if (!wanted.TryGetValue(association, out var references))
                wanted[association] = references = [];
            references.Add(reference);
        }
        targets = wanted.ToDictionary(w => w.Key, w => w.Value.ToArray());
        return null;
    }
}

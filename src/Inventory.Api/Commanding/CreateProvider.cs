using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Providers;
using Inventory.Domain.Scheduling;
using Inventory.Sdk;

namespace Inventory.Api.Commanding;

/// <summary><c>POST /api/providers</c>: adds a provider, once its cloud has accepted the credentials.</summary>
public sealed class CreateProvider(Managers managers, RegisterProvider register, RefreshSchedule schedule, Zones zones) : IActionHandler
{
    private const string Prefix = "Could not create the new provider - ";

    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public string Action => "create";

    /// <inheritdoc/>
    public bool OnCollection => true;

    /// <inheritdoc/>
    public bool OnResource => false;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <summary>Whether ManageIQ says this without a prefix.</summary>
    internal static bool IsWhole(string problem) =>
        problem.StartsWith("Invalid Provider attributes", StringComparison.Ordinal) || problem.StartsWith("Must specify", StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var body = request.Resource;
        var type = ProviderBody.Text(body, "type");
        var permitted = $"permitted types are: {string.Join(", ", managers.All.Select(m => m.Type))}";
        if (type is null)
            return ActionOutcome.BadRequest($"Must specify a provider type, {permitted}");
        if (managers.Find(type) is not { } manager)
            return ActionOutcome.BadRequest($"Invalid provider type {type} specified, {permitted}");
        var (settings, problem) = ProviderBody.Read(body, manager);
        if (settings is null)
            return ActionOutcome.BadRequest(IsWhole(problem!) ? problem! : Prefix + problem);
        if (string.IsNullOrWhiteSpace(settings.Name))
            return ActionOutcome.BadRequest(Prefix + "Name can't be blank");
        if (await zones.FindAsync(ProviderBody.ZoneId(body), cancel) is not { } zone)
            return ActionOutcome.BadRequest(Prefix + "Zone does not exist");
        var check = await CheckCredentials.AskAsync(manager, settings, cancel);
        if (check.Status != CredentialsStatus.Valid)
            return ActionOutcome.BadRequest(Prefix + check.Message);
        var mapsTenants = ProviderBody.Flag(body, "tenant_mapping_enabled");
        var id = await register.AddAsync(
            manager, settings, Guid.NewGuid(), zone, request.User.Userid, cancel, mapsTenants, ProviderBody.Columns(body));
        if (id is null)
            return ActionOutcome.BadRequest(Prefix + "Name has already been taken");
        await schedule.AskAsync(cancel); // it is due
        return ActionOutcome.Resource(id.Value);
    }
}

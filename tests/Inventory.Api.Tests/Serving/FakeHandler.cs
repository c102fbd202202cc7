using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Tests.Serving;

/// <summary>Orders that tests give: they do nothing but answer.</summary>
internal sealed record FakeHandler(string Collection, string Action, bool OnCollection, bool OnResource, Func<ActionRequest, ActionOutcome> Answer) : IActionHandler
{
    public static IEnumerable<IActionHandler> All =>
    [
        new FakeHandler("vms", "start", false, true, r => r.Target!.Name == "web-1"
            ? ActionOutcome.Failure($"Start for Vm id: {r.Target.Id} name: '{r.Target.Name}': The VM is powered on")
            : ActionOutcome.Success($"Starting Vm id: {r.Target.Id} name: '{r.Target.Name}'", 301)),
        new FakeHandler("providers", "refresh", false, true, r => ActionOutcome.Success($"Refreshing Provider id: {r.Target!.Id}", 301, 302) with { ListsTasks = true }),
        new FakeHandler("providers", "create", true, false, r => r.Resource.TryGetProperty("name", out _) ? ActionOutcome.Resource(1) : ActionOutcome.BadRequest("Name can't be blank")),
        new FakeHandler("providers", "verify_credentials", true, true, r => ActionOutcome.Success(r.Resource.ToString(), 302)),
        new FakeHandler("zones", "edit", false, true, r => r.Resource.GetPropertyCount() > 0 ? ActionOutcome.Resource(r.Target!.Id) : ActionOutcome.BadRequest("Nothing to edit")),
        new FakeHandler("zones", "delete", false, true, r => ActionOutcome.Success($"Deleting Zone id: {r.Target!.Id}")),
        new FakeHandler("tasks", "echo", true, false, r => new ActionResult(true, "Echoed") { Result = JsonElement.Parse(r.Resource.GetRawText()) }),
    ];

    public IEnumerable<string> Collections => [Collection];

    public Right Needs => Action == "start" ? Right.Operate : Right.Administer;

    public Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel) => Task.FromResult(Answer(request));
}

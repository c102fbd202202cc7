using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Organizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Following;
using Inventory.Domain.Following;
using Inventory.Domain.Providers;
using Wolverine;

namespace Inventory.Api.Notifying;

/// <summary>What the body of an order about a webhook says.</summary>
internal sealed class WebhookBody(ChangeFilters filters, ISecretProtector secrets, EngineRows rows)
{
    private const int ShortestSecret = 16;

    private static readonly string[] Texts = ["name", "url", "secret"];

    private static readonly string[] Lists = ["providers", "collections", "kinds", "attribute_names"];

    /// <summary>The values to store, or what is wrong.</summary>
    /// <param name="body">The body.</param>
    /// <param name="id">The webhook; 0 for a new one.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(Dictionary<string, object?> Values, string? Problem)> ReadAsync(JsonElement body, long id, CancellationToken cancel)
    {
        var (values, others) = RowValues.Read(body, Texts);
        var unknown = others.Except(Lists).Except(id == 0 ? ["after"] : []).ToArray();
        if (unknown.Length > 0)
            return (values, $"Attribute(s) {string.Join(", ", unknown)} are unknown");
        if (await ProblemOfTextsAsync(values, id, cancel) is { } problem)
            return (values, problem);
        var lists = new Dictionary<string, string[]>();
        foreach (var name in Lists.Where(n => body.TryGetProperty(n, out _)))
            if (Read(body.GetProperty(name)) is { } list)
                values[name] = lists[name] = list;
            else
                return (values, $"{name} must be a list of texts");
        string[] Of(string name) => lists.GetValueOrDefault(name, []);
        var names = new FilterNames(Of("providers"), Of("collections"), Of("kinds"), Of("attribute_names"));
        if ((await filters.MakeAsync(names, null, cancel)).Error is { } error)
            return (values, error.Message);
        if (values.Remove("secret", out var secret))
            values["signing_secret"] = secrets.Protect((string)secret!);
        return (values, null);
    }

    private async Task<string?> ProblemOfTextsAsync(Dictionary<string, object?> values, long id, CancellationToken cancel)
    {
        if (RowValues.ProblemOf(values) is { } unstorable)
            return unstorable;
        foreach (var name in Texts)
            if (values.TryGetValue(name, out var value) ? value is not string { Length: > 0 and <= 2000 } : id == 0)
                return $"Must specify {name}";
        if (values.TryGetValue("url", out var url) && (!Uri.TryCreate((string)url!, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0))
            return "url must begin with https:// or http://, and have no user or fragment in it";
        if (values.TryGetValue("secret", out var secret) && ((string)secret!).Length < ShortestSecret)
            return $"secret must have at least {ShortestSecret} characters";
        return values.TryGetValue("name", out var given) && await rows.AnyAsync("select from vmdb.webhooks where name = $1 and id <> $2", cancel, given, id)
            ? "name has already been taken" : null;
    }

    private static string[]? Read(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().All(e => e.ValueKind is JsonValueKind.String or JsonValueKind.Number && Serving.Querying.SqlContext.IsStorable(e.ToString()))
            ? [.. list.EnumerateArray().Select(e => e.ToString()).Distinct()] : null;
}

/// <summary>Where a webhook begins, or goes on.</summary>
internal sealed class WebhookPosition(HighWaterMark mark)
{
    /// <summary>The number that <c>after</c> says; null without it.</summary>
    public async Task<(long? After, string? Problem)> ReadAsync(JsonElement body, CancellationToken cancel)
    {
        if (!body.TryGetProperty("after", out var given))
            return (null, null);
        var latest = await mark.AdvanceAsync(cancel);
        if (given.ToString() == "latest")
            return (latest, null);
        return long.TryParse(given.ToString(), System.Globalization.NumberStyles.None, null, out var after) && after <= latest
            ? (after, null) : (null, $"after must be the id of a change, at most {latest}, or latest");
    }
}

/// <summary><c>POST /api/webhooks</c>: tells of changes from now on, or from <c>after</c>.</summary>
internal sealed class CreateWebhook(WebhookBody body, WebhookPosition position, HighWaterMark mark, EngineRows rows)
    : Order("create", Right.Administer, OrderPlaces.Collection, "webhooks")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (values, problem) = await body.ReadAsync(request.Resource, 0, cancel);
        var (after, noPosition) = await position.ReadAsync(request.Resource, cancel);
        if ((problem ?? noPosition) is { } wrong)
            return ActionOutcome.BadRequest($"Failed to add a new webhooks resource - {wrong}");
        values["last_sequence"] = after ?? await mark.AdvanceAsync(cancel);
        values["user_id"] = request.User.Id;
        return ActionOutcome.Resource(await rows.InsertAsync(WebhookTables.Webhooks, values, cancel));
    }
}

/// <summary><c>edit</c> of a webhook. Lists that are given replace those that were.</summary>
internal sealed class EditWebhook(WebhookBody body, EngineRows rows) : Order("edit", Right.Administer, OrderPlaces.Resource, "webhooks")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        var (values, problem) = await body.ReadAsync(request.Resource, id, cancel);
        if (problem is not null)
            return ActionOutcome.BadRequest($"Failed to update webhooks id: {id} - {problem}");
        await rows.UpdateAsync(WebhookTables.Webhooks, id, values, cancel);
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a webhook.</summary>
internal sealed class DeleteWebhook(EngineRows rows) : Order("delete", Right.Administer, OrderPlaces.Resource, "webhooks")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        await rows.DeleteAsync(WebhookTables.Webhooks, request.Target!.Id, cancel);
        return ActionOutcome.Success($"Deleting Webhook id: {request.Target.Id} name: '{request.Target.Name}'");
    }
}

/// <summary><c>pause</c> of a webhook: it stays where it is.</summary>
internal sealed class PauseWebhook(EngineRows rows) : Order("pause", Right.Administer, OrderPlaces.Resource, "webhooks")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var values = new Dictionary<string, object?>
        {
            ["state"] = "paused", ["state_reason"] = $"Paused by {request.User.Userid}", ["next_attempt_on"] = null,
        };
        await rows.UpdateAsync(WebhookTables.Webhooks, request.Target!.Id, values, cancel);
        return ActionOutcome.Success($"Pausing Webhook id: {request.Target.Id} name: '{request.Target.Name}'");
    }
}

/// <summary><c>resume</c> of a webhook: where it stopped, or at <c>after</c>.</summary>
internal sealed class ResumeWebhook(WebhookPosition position, EngineRows rows, IServiceScopeFactory scopes)
    : Order("resume", Right.Administer, OrderPlaces.Resource, "webhooks")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var id = request.Target!.Id;
        var (after, problem) = await position.ReadAsync(request.Resource, cancel);
        if (problem is not null)
            return ActionOutcome.BadRequest($"Failed to resume webhooks id: {id} - {problem}");
        var values = new Dictionary<string, object?>
        {
            ["state"] = "active", ["state_reason"] = null, ["failures"] = 0, ["last_error"] = null, ["next_attempt_on"] = null, ["user_id"] = request.User.Id,
        };
        if (after is not null)
            values["last_sequence"] = after;
        await rows.UpdateAsync(WebhookTables.Webhooks, id, values, cancel);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new DeliverChanges(id));
        return ActionOutcome.Success($"Resuming Webhook id: {id} name: '{request.Target.Name}'");
    }
}

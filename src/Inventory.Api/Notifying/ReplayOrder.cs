using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Commanding;
using Inventory.Api.Organizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Collecting;
using Inventory.Domain.History;
using Npgsql;
using Wolverine;

namespace Inventory.Api.Notifying;

/// <summary>
/// <c>replay</c> of a provider: a webhook (<c>webhook</c>, its name or id) is told what the refreshes between two instants (<c>from</c>, <c>to</c>) changed, as
/// far apart as they were, divided by <c>speed</c>; without it nothing waits. A task; who deletes it ends it.
/// </summary>
internal sealed class ReplayOrder(IReplays replays, WebhookStore webhooks, TaskLog tasks, EngineRows rows, NpgsqlDataSource database, IMessageBus bus)
    : Order("replay", Right.Administer, OrderPlaces.Resource, "providers")
{
    private static readonly string[] Members = ["from", "to", "speed", "webhook", "id", "href"];

    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (given, target) = (request.Resource, request.Target!);
        if (given.EnumerateObject().Select(m => m.Name).Except(Members).FirstOrDefault() is { } unknown)
            return ActionOutcome.BadRequest($"replay takes from, to, speed and webhook; not {unknown}");
        if (!Moment.TryParseInstant(ProviderBody.Text(given, "from"), out var from) || !Moment.TryParseInstant(ProviderBody.Text(given, "to"), out var to))
            return ActionOutcome.BadRequest("replay needs from and to, instants such as 2031-05-04T09:08:07Z");
        if (from > to)
            return ActionOutcome.BadRequest("from must not be later than to");
        double? speed = null;
        if (given.TryGetProperty("speed", out var value))
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Replay.IsSpeed(number))
                speed = number;
            else
                return ActionOutcome.BadRequest("speed must be a number above 0; leave it out for no waiting");
        if (ProviderBody.Text(given, "webhook") is not { } name || !Serving.Querying.SqlContext.IsStorable(name) || await webhooks.FindAsync(name, cancel) is not { } webhook)
            return ActionOutcome.BadRequest("replay needs a webhook to tell, by its name or id; /api/webhooks lists them");
        var main = await rows.FirstAsync<long>("select coalesce(parent_ems_id, id) from vmdb.ext_management_systems where id = $1", cancel, target.Id);
        var label = $"Provider id: {target.Id} name: '{target.Name}'";
        return ActionOutcome.Success($"Replaying {label}", await QueueAsync($"Replaying {label}", request.User.Userid, new Replay(main, webhook.Id, from, to, speed), cancel));
    }

    private async Task<long> QueueAsync(string name, string userid, Replay replay, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var task = await tasks.QueueAsync(connection, name, userid, cancel);
        await replays.BeginAsync(connection, task, replay, cancel);
        await transaction.CommitAsync(cancel);
        await bus.PublishAsync(new GoOnReplaying(task));
        return task;
    }
}

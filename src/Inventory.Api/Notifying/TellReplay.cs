using System.Globalization;
using Inventory.Api.Serving.Following;
using Inventory.Domain.Following;
using Inventory.Domain.History;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Inventory.Api.Notifying;

/// <summary>
/// Tells a webhook what refreshes of the past changed, in the order in which they ended, a batch at a time: the same batches, signed in the same way and to
/// the same addresses, as of what is new, and of these what the webhook wants. That the webhook is paused does not matter, nor how far it is.
/// </summary>
internal sealed class TellReplay(
    ReplayHistory history, ChangeFeed feed, ChangeFilters filters, WebhookStore webhooks, WebhookClient client, NpgsqlDataSource database,
    IOptions<WebhookOptions> options)
{
    private static readonly TimeSpan UntilOthersAreDone = TimeSpan.FromMilliseconds(100);

    /// <summary>How an instant is written that a replay can be told to begin at.</summary>
    public const string Precise = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Tells the next batch.</summary>
    public async Task<ReplayStep> StepAsync(Replay replay, CancellationToken cancel)
    {
        if (await history.NextAsync(replay.EmsId, replay.From, replay.To, replay.AfterRefresh, cancel) is not { } refresh)
            return new ReplayStep(replay, $"{replay.Told} were told", null);
        if (await webhooks.FindAsync(replay.WebhookId, cancel) is not { } webhook)
            return await StopAsync(replay, refresh, "The webhook is gone", cancel);
        var (filter, unknown) = await filters.MakeAsync(webhook.Names, null, cancel);
        if ((unknown?.Message ?? ProblemOf(replay, webhook, filter!) ?? await history.ProblemAsync(replay.EmsId, refresh, cancel)) is { } hopeless)
            return await StopAsync(replay, refresh, hopeless, cancel);
        var (changes, next) = await feed.ReadAsync(refresh, replay.AfterChange, filter!, options.Value.BatchSize, cancel);
        var (isPosted, error) = changes.Count == 0 ? (true, null) : await PostAsync(webhook, changes, refresh, cancel);
        if (!isPosted)
            return new ReplayStep(replay, Progress(replay, refresh), UntilOthersAreDone);
        if (error is not null)
            return await FailAsync(replay with { Failures = replay.Failures + 1 }, refresh, error, cancel);
        replay = replay with { Failures = 0, Changes = replay.Changes + changes.Count };
        if (next is { } after)
            return new ReplayStep(replay with { AfterChange = after }, Progress(replay, refresh), TimeSpan.Zero);
        replay = replay with { AfterRefresh = refresh.LastSequence, AfterChange = 0, Refreshes = replay.Refreshes + 1 };
        var following = await history.NextAsync(replay.EmsId, replay.From, replay.To, replay.AfterRefresh, cancel);
        return new ReplayStep(replay, Progress(replay, refresh), following is null ? TimeSpan.Zero : Replay.Pause(replay.Speed, refresh.At, following.At));
    }

    /// <summary>Where a replay is, and how to go on from there.</summary>
    public async Task<string> WhereAsync(Replay replay, CancellationToken cancel) =>
        await history.NextAsync(replay.EmsId, replay.From, replay.To, replay.AfterRefresh, cancel) is { } refresh
            ? await WhereAsync(replay, refresh, cancel) : $"{replay.Told} were told, and there are no more";

    // Deliveries of one webhook never overlap.
    private Task<(bool IsPosted, string? Error)> PostAsync(Webhook webhook, IReadOnlyList<Change> changes, PastRefresh refresh, CancellationToken cancel) =>
        OneAtATime.RunAsync(database, OneAtATime.Deliveries(webhook.Id), async () => (true, await client.PostAsync(webhook, changes, refresh, cancel)), cancel);

    private static string? ProblemOf(Replay replay, Webhook webhook, ChangeFilter filter) =>
        !webhook.IsEntitled ? "Whose webhook it is does not administer any more; who resumes it takes it over"
        : filter.Managers?.Contains(replay.EmsId) == false ? "The webhook is told of other providers only"
        : null;

    private async Task<ReplayStep> FailAsync(Replay replay, PastRefresh refresh, string error, CancellationToken cancel) =>
        replay.Failures >= options.Value.MostFailures
            ? await StopAsync(replay, refresh, $"{error}, {replay.Failures} times in a row", cancel)
            : new ReplayStep(replay, $"{error}; trying again. {Progress(replay, refresh)}", options.Value.PauseAfter(replay.Failures));

    private async Task<ReplayStep> StopAsync(Replay replay, PastRefresh refresh, string problem, CancellationToken cancel) =>
        new(replay, $"{problem}. {await WhereAsync(replay, refresh, cancel)}", null, Failed: true);

    private async Task<string> WhereAsync(Replay replay, PastRefresh refresh, CancellationToken cancel)
    {
        var from = await history.BeginningAsync(replay.EmsId, refresh, replay.From, replay.To, cancel);
        var inTheMidst = replay.AfterChange == 0 ? "" : $", after change {replay.AfterChange}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{replay.Told} were told; stopped at refresh {refresh.Id}{inTheMidst}. To go on, replay from {from.UtcDateTime.ToString(Precise, CultureInfo.InvariantCulture)}");
    }

    private static string Progress(Replay replay, PastRefresh refresh) => string.Create(CultureInfo.InvariantCulture,
        $"{replay.Told} told so far, the latest is refresh {refresh.Id} of {refresh.At:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Api.Notifying;
using Inventory.Domain.Following;
using Inventory.Domain.History;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>What to replay, and how.</summary>
/// <param name="Provider">Name or id.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The last instant.</param>
/// <param name="Speed">How much faster than it was; null for no waiting.</param>
internal sealed record Replayed(string Provider, DateTimeOffset From, DateTimeOffset To, double? Speed);

/// <summary>The command <c>replay</c>, printing.</summary>
internal sealed class ReplayRefreshes(ReplayHistory history, NpgsqlDataSource database, TimeProvider time, Terminal terminal)
{
    /// <summary>Replays.</summary>
    /// <param name="what">What.</param>
    /// <param name="json">For programs.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<int> RunAsync(Replayed what, bool json, CancellationToken cancel)
    {
        if (await ProviderNames.FindAsync(database, what.Provider, cancel) is not { } emsId)
        {
            terminal.Tell(ProviderNames.Unknown(what.Provider));
            return OpenedInventory.Failed;
        }
        DateTimeOffset? before = null;
        await foreach (var refresh in history.RefreshesAsync(emsId, what.From, what.To, cancel))
        {
            if (await history.ProblemAsync(emsId, refresh, cancel) is { } problem)
            {
                terminal.Tell(problem);
                return OpenedInventory.Failed;
            }
            await Task.Delay(Replay.Pause(what.Speed, before ?? refresh.At, refresh.At), time, cancel);
            before = refresh.At;
            terminal.Print(json ? Json(refresh) : Line(refresh));
            await foreach (var change in history.ChangesAsync(refresh, cancel))
                terminal.Print(json ? Json(refresh, change) : $"  {change.Sequence}  {change.Event.Name}  {change.Stream}  {change.Data}");
            await terminal.FlushAsync();
        }
        return 0;
    }

    private static string Line(PastRefresh refresh) => string.Create(CultureInfo.InvariantCulture,
        $"{refresh.At:yyyy-MM-dd'T'HH:mm:ss'Z'} refresh {refresh.Id} ({refresh.Verdict?.ToLowerInvariant()}), asked for by {refresh.RequestedBy}: {refresh.Events} changes"
        + $"{(refresh.Problem is null ? "" : $"; {refresh.Problem}")}");

    private static string Json(PastRefresh refresh) => new JsonObject
    {
        ["refresh"] = refresh.Id, ["at"] = refresh.At.UtcDateTime.ToString("O"), ["verdict"] = refresh.Verdict?.ToLowerInvariant(), ["problem"] = refresh.Problem,
        ["requested_by"] = refresh.RequestedBy, ["reason"] = refresh.Reason, ["changes"] = refresh.Events,
    }.ToJsonString();

    private static string Json(PastRefresh refresh, Change change) => new JsonObject
    {
        ["refresh"] = refresh.Id, ["seq"] = change.Sequence, ["at"] = change.At.UtcDateTime.ToString("O"), ["type"] = change.Event.Name, ["stream"] = change.Stream,
        ["version"] = change.Version, ["data"] = JsonNode.Parse(change.Data, documentOptions: new JsonDocumentOptions { MaxDepth = 1000 }),
    }.ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 });
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Domain.History;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>What to replay, and how.</summary>
/// <param name="Provider">Name or id.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The last instant.</param>
/// <param name="Speed">How much faster than it was; null for no waiting.</param>
/// <param name="Json">For programs.</param>
internal sealed record Replayed(string Provider, DateTimeOffset From, DateTimeOffset To, double? Speed, bool Json);

/// <summary>The command <c>replay</c>.</summary>
internal sealed class ReplayRefreshes(ReplayHistory history, NpgsqlDataSource database, TimeProvider time, Terminal terminal)
{
    // What a timer can wait for; nobody waits longer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>Replays.</summary>
    public async Task<int> RunAsync(Replayed what, CancellationToken cancel)
    {
        if (await ProviderNames.FindAsync(database, what.Provider, cancel) is not { } emsId)
        {
            terminal.Tell(ProviderNames.Unknown(what.Provider));
            return OpenedInventory.Failed;
        }
        DateTimeOffset? before = null;
        await foreach (var refresh in history.RefreshesAsync(emsId, what.From, what.To, cancel))
        {
            if (what.Speed is { } speed && refresh.At - before is { } apart && apart > TimeSpan.Zero)
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(apart.TotalSeconds / speed, Longest.TotalSeconds)), time, cancel);
            before = refresh.At;
            terminal.Print(what.Json ? Json(refresh) : Line(refresh));
            await foreach (var change in history.ChangesAsync(refresh, cancel))
                terminal.Print(what.Json ? Json(refresh, change) : $"  {change.Sequence}  {change.Type}  {change.Stream}  {change.Data}");
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

    private static string Json(PastRefresh refresh, PastChange change) => new JsonObject
    {
        ["refresh"] = refresh.Id, ["seq"] = change.Sequence, ["at"] = change.At.UtcDateTime.ToString("O"), ["type"] = change.Type, ["stream"] = change.Stream,
        ["version"] = change.Version, ["data"] = JsonNode.Parse(change.Data, documentOptions: new JsonDocumentOptions { MaxDepth = 1000 }),
    }.ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 });
}

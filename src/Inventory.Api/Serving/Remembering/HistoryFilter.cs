using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Selecting;
using Inventory.Domain.History;

namespace Inventory.Api.Serving.Remembering;

/// <summary>Which events are asked for.</summary>
/// <param name="Attributes">Only changes of these; none for all.</param>
/// <param name="Kinds">Only events of these kinds; none for all.</param>
/// <param name="From">Only what came after this state; null from the beginning.</param>
/// <param name="To">Only what this state has; null to the end.</param>
internal sealed record HistoryFilter(IReadOnlyList<string> Attributes, IReadOnlyList<string> Kinds, PointInTime? From, PointInTime? To)
{
    private static readonly string[] Words = [.. Enum.GetValues<Domain.Persisting.ChangeKind>().Select(HistoryJson.Word)];

    /// <summary>Reads <c>attribute</c>, <c>kind</c>, <c>from</c> and <c>to</c>.</summary>
    public static async Task<(HistoryFilter? Filter, ApiError? Error)> ReadAsync(ApiRequest request, ReadAsOf states)
    {
        var kinds = AttributeNames.Split(request.Parameter("kind"));
        if (kinds.Find(k => !Words.Contains(k)) is { } unknown)
            return (null, ApiError.BadRequest($"Invalid kind {unknown} specified, valid kinds are: {string.Join(", ", Words)}"));
        var (from, to, error) = await ReadSpanAsync(request, states);
        return error is null ? (new HistoryFilter(AttributeNames.Split(request.Parameter("attribute")), kinds, from, to ?? request.AsOf?.State), null) : (null, error);
    }

    /// <summary>Reads <c>from</c> and <c>to</c>.</summary>
    public static async Task<(PointInTime? From, PointInTime? To, ApiError? Error)> ReadSpanAsync(ApiRequest request, ReadAsOf states)
    {
        var (from, error) = await OneAsync("from");
        if (error is not null)
            return (null, null, error);
        (var to, error) = await OneAsync("to");
        if (error is not null)
            return (null, null, error);
        return from is not null && to is not null && IsReversed(from, to)
            ? (null, null, ApiError.BadRequest("Invalid span specified, from is later than to; exchange them"))
            : (from, to, null);

        async Task<(PointInTime?, ApiError?)> OneAsync(string name) =>
            request.Query.ContainsKey(name) ? await states.FindAsync(name, request.Parameter(name) ?? "", request) : (null, null);
    }

    /// <summary>The events that count, and of them the changes.</summary>
    public IEnumerable<ObjectEvent> Apply(IEnumerable<ObjectEvent> events) =>
        from told in events
        where (Kinds.Count == 0 || Kinds.Contains(HistoryJson.Word(told.Kind))) && (From is null || !Includes(From, told)) && (To is null || Includes(To, told))
        let changes = Attributes.Count == 0 ? told.Changes : [.. told.Changes.Where(c => Attributes.Any(c.IsOf))]
        where Attributes.Count == 0 || changes.Count > 0
        select told with { Changes = changes };

    private static bool IsReversed(PointInTime from, PointInTime to) =>
        (from.Sequence, to.Sequence) is ({ } first, { } last) ? first > last : from.At > to.At;

    private static bool Includes(PointInTime state, ObjectEvent told) => state.Sequence is { } last ? told.Sequence <= last : told.At <= state.At;
}

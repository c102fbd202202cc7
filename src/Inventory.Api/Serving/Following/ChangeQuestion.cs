using System.Globalization;
using Inventory.Api.Serving.Answering;

namespace Inventory.Api.Serving.Following;

/// <summary>Which changes are asked for.</summary>
/// <param name="After">The number of the last one that is known; null for the latest there is.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Names">By which names they are filtered.</param>
/// <param name="Snapshots">Takes snapshots for changes that were compacted.</param>
internal sealed record ChangeQuestion(long? After, int Limit, FilterNames Names, bool Snapshots)
{
    private const int MostChanges = 1000;

    private const string Latest = "latest";

    private static readonly string[] Known = ["after", "limit", "provider", "collection", "kind", "attribute", "snapshots"];

    /// <summary>Reads the parameters, and the header that says where a broken stream was.</summary>
    public static ApiError? Read(ApiRequest request, out ChangeQuestion question)
    {
        question = new ChangeQuestion(0, MostChanges, FilterNames.None, false);
        if (request.Query.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown)
            return ApiError.BadRequest($"Invalid parameter {unknown} specified, valid parameters are: {string.Join(", ", Known)}");
        var header = request.Http.Request.Headers["Last-Event-ID"].ToString();
        var (after, name) = header.Length > 0 ? (header, "Last-Event-ID") : (request.Parameter("after") ?? "", "after");
        if (!TryRead(after is "" ? "0" : after, out var number) && after != Latest)
            return ApiError.BadRequest($"Invalid {name} {after} specified: it must be the id of a change, 0 for all changes from the first on, or {Latest}");
        var limit = request.Parameter("limit") is { Length: > 0 } given ? given : $"{MostChanges}";
        if (!TryRead(limit, out var most) || most == 0)
            return ApiError.BadRequest($"Invalid limit {limit} specified: it must be a number from 1 to {MostChanges}");
        if (request.Parameter("snapshots") is { } snapshots && snapshots is not ("true" or "false"))
            return ApiError.BadRequest($"Invalid snapshots {snapshots} specified: it must be true or false");
        question = new ChangeQuestion(
            after == Latest ? null : number, (int)Math.Min(most, MostChanges),
            new FilterNames(All(request, "provider"), All(request, "collection"), All(request, "kind"), All(request, "attribute")),
            request.Parameter("snapshots") == "true");
        return null;
    }

    // Given several times, or with commas between.
    private static string[] All(ApiRequest request, string name) =>
        [.. request.Query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    private static bool TryRead(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>A filter as people write it.</summary>
/// <param name="Providers">Ids of providers.</param>
/// <param name="Collections">Names of collections.</param>
/// <param name="Kinds">What happened.</param>
/// <param name="Attributes">Attributes of objects, or of their children: <c>disks.size</c>.</param>
internal sealed record FilterNames(IReadOnlyList<string> Providers, IReadOnlyList<string> Collections, IReadOnlyList<string> Kinds, IReadOnlyList<string> Attributes)
{
    /// <summary>No filter.</summary>
    public static FilterNames None { get; } = new([], [], [], []);
}

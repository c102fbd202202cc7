using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>The parameters of a list.</summary>
/// <param name="Most">Items per page.</param>
/// <param name="Ids">Only these; null for all.</param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="After">The id after which the page begins; null for the first.</param>
internal sealed record ListQuery(int Most, IReadOnlySet<string>? Ids, int Page, string? After)
{
    private const int DefaultMost = 100;
    private const int GreatestMost = 1000;

    public static ListQuery Parse(IQueryCollection query)
    {
        var most = DefaultMost;
        if (query.TryGetValue("max_results", out var asked)
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > GreatestMost))
        {
            throw new ApiError(400, "InvalidParameter", $"max_results is a number from 1 to {GreatestMost}.");
        }

        HashSet<string>? ids = null;
        if (query.TryGetValue("ids", out var list))
        {
            ids = [.. list.ToString().Split(',')];
            if (ids.Count > Paged<Instance>.MaxIdsPerRequest)
            {
                throw new ApiError(400, "TooManyIds", $"A request takes at most {Paged<Instance>.MaxIdsPerRequest} ids.");
            }
        }

        var token = default(ContinuationToken);
        if (query.TryGetValue("next_token", out var text) && !ContinuationToken.TryDecode(text.ToString(), out token))
        {
            throw new ApiError(400, "InvalidToken", "next_token is not one that this cloud gave out.");
        }

        return token.After is null ? new ListQuery(most, ids, 1, null) : new ListQuery(most, ids, token.Page, token.After);
    }
}

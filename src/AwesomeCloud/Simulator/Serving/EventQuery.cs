using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>The parameters of a request for events.</summary>
/// <param name="After">The cursor after which they begin; null for what happens from now on.</param>
/// <param name="Wait">How long to wait for the first.</param>
/// <param name="Most">How many at most.</param>
internal sealed record EventQuery(string? After, TimeSpan Wait, int Most)
{
    private const int GreatestWait = 30;
    private const int GreatestMost = 1000;

    public static EventQuery Parse(IQueryCollection query) => new(
        query.TryGetValue("after", out var after) ? after.ToString() : null,
        TimeSpan.FromSeconds(Number(query, "wait", 0, 0, GreatestWait)),
        Number(query, "max_results", GreatestMost, 1, GreatestMost));

    private static int Number(IQueryCollection query, string name, int otherwise, int least, int greatest)
    {
        if (!query.TryGetValue(name, out var text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest
            ? number
            : throw new ApiError(400, "InvalidParameter", $"{name} is a number from {least} to {greatest}.");
    }
}

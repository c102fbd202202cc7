using Npgsql;

namespace OpenStack.Acceptance.Tests.Comparing;

/// <summary>All tables beside what the client lists.</summary>
internal static class Comparison
{
    public static IReadOnlyList<Check> Checks { get; } = [.. ComputeChecks.All, .. ServerChecks.All, .. NetworkChecks.All, .. StorageChecks.All, .. StackChecks.All];

    /// <summary>Every row that only one of the two has.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(NpgsqlDataSource inventory, Listing listing)
    {
        var differences = new List<string>();
        foreach (var check in Checks)
        {
            var stored = await check.StoredAsync(inventory);
            var listed = check.ListedRows(listing);
            differences.AddRange(Without(listed, stored).Select(row => $"{check.Table}: only the client lists     {row}"));
            differences.AddRange(Without(stored, listed).Select(row => $"{check.Table}: only the inventory holds {row}"));
        }
        return differences;
    }

    /// <summary>Those of them that name one of some things.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(NpgsqlDataSource inventory, Listing listing, IReadOnlyCollection<string> ids) =>
        [.. (await DifferencesAsync(inventory, listing)).Where(difference => ids.Any(difference.Contains))];

    /// <summary>How many rows the client lists of each table.</summary>
    public static string Figures(Listing listing) => string.Join(", ", Checks.Select(check => $"{check.Table} {check.ListedRows(listing).Count}"));

    private static IEnumerable<string> Without(IReadOnlyList<string> rows, IReadOnlyList<string> others)
    {
        var left = others.CountBy(row => row).ToDictionary();
        foreach (var row in rows)
            if (left.GetValueOrDefault(row) is var count && count > 0)
                left[row] = count - 1;
            else
                yield return row;
    }
}

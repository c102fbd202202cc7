namespace Inventory.Api.Serving.Querying;

/// <summary>Which rows, in which order, from where to where.</summary>
/// <param name="scope">Where they come from.</param>
internal sealed class RowQuery(JoinScope scope)
{
    private readonly List<string> ofClass = scope.OwnCondition is { } own ? [own] : [];
    private readonly List<string> matching = [];
    private string filterFrom = scope.From;

    /// <summary>Where the rows come from.</summary>
    public JoinScope Scope { get; } = scope;

    /// <summary>Expressions of the order; the id comes last in any case, so that pages are stable.</summary>
    public List<string> Order { get; } = [];

    /// <summary>Rows of this page, and before it.</summary>
    public (long Limit, long Offset)? Page { get; set; }

    /// <summary>A condition without which a row does not count at all.</summary>
    public void Narrow(string condition) => ofClass.Add(condition);

    /// <summary>A condition of a filter or of a place; call it when the joins that it needs are made, and before others.</summary>
    public void Match(string condition)
    {
        matching.Add(condition);
        filterFrom = Scope.From;
    }

    /// <summary>How many rows there are of the class, and how many of them match.</summary>
    public string Counts
    {
        get
        {
            var (start, alias) = (Scope.Definition.Table, Scope.Alias);
            var all = $"(select count(*) from {start} {alias}{Where(ofClass)})";
            return matching.Count == 0 ? $"select {all}, null" : $"select {all}, (select count(*) from {filterFrom}{Where([.. ofClass, .. matching])})";
        }
    }

    /// <summary>The rows' expressions, for this page.</summary>
    public string Rows(string select)
    {
        var order = string.Join(", ", Order.Append($"{Scope.Alias}.id"));
        var page = Page is { } p ? $" limit {p.Limit} offset {p.Offset}" : "";
        return $"select {select} from {Scope.From}{Where([.. ofClass, .. matching])} order by {order}{page}";
    }

    private static string Where(List<string> conditions) => conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";
}

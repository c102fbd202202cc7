namespace Inventory.Api.Serving.Querying;

/// <summary>Which rows, in which order, from where to where.</summary>
/// <param name="scope">Where they come from.</param>
internal sealed class RowQuery(JoinScope scope)
{
    private readonly List<string> ofClass = scope.OwnCondition is { } own ? [own] : [];
    private readonly List<string> matching = [];
    private readonly List<string> order = [];
    private bool isNarrowed;
    private string filterFrom = scope.From;
    private string pageFrom = scope.From;

    /// <summary>Where the rows come from.</summary>
    public JoinScope Scope { get; } = scope;

    /// <summary>Rows of this page, and before it.</summary>
    public (long Limit, long Offset)? Page { get; set; }

    /// <summary>A condition without which a row does not count at all.</summary>
    public void Narrow(string condition)
    {
        ofClass.Add(condition);
        isNarrowed = true;
    }

    /// <summary>A condition of a filter or of a place; call it when the joins that it needs are made, and before others.</summary>
    public void Match(string condition)
    {
        matching.Add(condition);
        filterFrom = pageFrom = Scope.From;
    }

    /// <summary>An expression of the order, after those before it; the id comes last in any case, so that pages are stable. Call it as <see cref="Match"/>.</summary>
    public void Sort(string expression)
    {
        order.Add(expression);
        pageFrom = Scope.From;
    }

    /// <summary>How many rows there are of the class, and how many of them match.</summary>
    public string Counts
    {
        get
        {
            var all = Total ?? $"(select count(*) from {Scope.Definition.Table} {Scope.Alias}{Where(ofClass)})";
            return matching.Count == 0 ? $"select {all}, null" : $"select {all}, (select count(*) from {filterFrom}{Where([.. ofClass, .. matching])})";
        }
    }

    // Null if nobody keeps it.
    private string? Total => !isNarrowed && Scope.Sql.Totals is { } totals && Scope.Definition.Total is { } which
        ? $"(select coalesce(sum(t.rows), 0)::bigint from {totals} t where {which.Replace("{t}", "t", StringComparison.Ordinal)})"
        : null;

    /// <summary>
    /// The rows' expressions, for this page. The page's ids are found first, so that nothing is joined to, or computed for, rows before it.
    /// </summary>
    public string Rows(string select)
    {
        var id = $"{Scope.Alias}.id";
        List<string> conditions = [.. ofClass, .. matching];
        var inOrder = $" order by {string.Join(", ", order.Append(id))}";
        if (Page is not { } page)
            return $"select {select} from {Scope.From}{Where(conditions)}{inOrder}";
        var limits = $"{inOrder} limit {page.Limit} offset {page.Offset}";
        if (select == id)
            return $"select {id} from {pageFrom}{Where(conditions)}{limits}";
        if (page.Offset == 0 && order.Count == 0)
            return $"select {select} from {Scope.From}{Where(conditions)}{limits}";
        var ids = $"{id} in (select {id} from {pageFrom}{Where(conditions)}{limits})";
        return $"select {select} from {Scope.From}{Where([.. conditions, ids])}{inOrder}";
    }

    private static string Where(List<string> conditions) => conditions.Count == 0 ? "" : $" where {string.Join(" and ", conditions)}";
}

using System.Diagnostics.CodeAnalysis;

namespace Inventory.Api.Serving.Filtering;

/// <summary>Reads filters. The first operator in the text counts, the longest of those that begin there.</summary>
public static class FilterParser
{
    private static readonly string[] Operators = ["!==", "!=", "!~", "==", "=~", "<=", ">=", "=", "<", ">"];

    /// <summary>Reads all filters of a request; blank ones are skipped.</summary>
    public static bool TryParseAll(IEnumerable<string?> texts, out IReadOnlyList<Filter> filters, [NotNullWhen(false)] out ApiError? error)
    {
        var parsed = new List<Filter>();
        filters = parsed;
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (!TryParse(text, out var filter, out error))
                return false;
            parsed.Add(filter);
        }
        error = null;
        return true;
    }

    /// <summary>Reads one filter.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Filter? filter, [NotNullWhen(false)] out ApiError? error)
    {
        var rest = text.AsSpan().Trim();
        var alternative = rest.StartsWith("or ", StringComparison.OrdinalIgnoreCase);
        if (alternative)
            rest = rest[3..];
        for (var at = 0; at < rest.Length; at++)
            foreach (var op in Operators)
                if (rest[at..].StartsWith(op, StringComparison.Ordinal))
                {
                    error = null;
                    filter = new Filter(alternative, rest[..at].Trim().ToString(), op, Value(rest[(at + op.Length)..].Trim(), op));
                    return true;
                }
        filter = null;
        error = ApiError.BadRequest($"Unknown operator specified in filter {rest}");
        return false;
    }

    private static FilterValue Value(ReadOnlySpan<char> text, string op)
    {
        if (text is ['\'', .., '\''] or ['"', .., '"'])
            return new FilterValue(FilterForm.Quoted, text[1..^1].ToString());
        if (text is ['[', .., ']'])
            return new FilterValue(FilterForm.List, text[1..^1].ToString());
        var isNull = text.Equals("null", StringComparison.OrdinalIgnoreCase) || text.Equals("nil", StringComparison.OrdinalIgnoreCase);
        // The literal comparisons and the regular expressions know no null.
        return new FilterValue(isNull && op is not ("==" or "!==" or "=~" or "!~") ? FilterForm.Null : FilterForm.Bare, text.ToString());
    }
}

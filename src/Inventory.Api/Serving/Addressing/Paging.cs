using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Inventory.Api.Serving.Addressing;

/// <summary>Which part of a collection is asked for.</summary>
/// <param name="Limit">Most rows of an answer.</param>
/// <param name="Offset">Rows before it.</param>
public sealed record Paging(long Limit, long Offset)
{
    /// <summary>The most rows of one answer, and how many there are unless fewer are asked for.</summary>
    public const long MaxResultsPerPage = 1000;

    /// <summary>Reads <c>limit</c> and <c>offset</c>.</summary>
    public static bool TryRead(IQueryCollection query, [NotNullWhen(true)] out Paging? paging, [NotNullWhen(false)] out ApiError? error)
    {
        paging = null;
        if (!TryRead(query, "offset", 0, out var offset, out error) || !TryRead(query, "limit", MaxResultsPerPage, out var limit, out error))
            return false;
        if (limit == 0)
            error = ApiError.BadRequest("Limit must be greater than zero if offset is specified");
        else
            paging = new Paging(Math.Min(limit, MaxResultsPerPage), offset);
        return paging is not null;
    }

    private static bool TryRead(IQueryCollection query, string name, long otherwise, out long value, out ApiError? error)
    {
        (value, error) = (otherwise, null);
        if (!query.TryGetValue(name, out var given) || given[^1] is not { Length: > 0 } text)
            return true;
        if (!text.All(char.IsAsciiDigit))
            error = ApiError.BadRequest($"Non numeric parameter: {name}");
        else if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            value = long.MaxValue;
        return error is null;
    }
}

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
        var (badOffset, badLimit) = (Read(query, "offset", 0, out var offset), Read(query, "limit", MaxResultsPerPage, out var limit));
        error = badOffset ?? badLimit ?? (limit == 0 ? ApiError.BadRequest("Limit must be greater than zero if offset is specified") : null);
        if (error is null)
            paging = new Paging(Math.Min(limit, MaxResultsPerPage), offset);
        return paging is not null;
    }

    /// <summary>Reads them where no limit is set: null if neither is asked for.</summary>
    public static bool TryReadAny(IQueryCollection query, out Paging? paging, [NotNullWhen(false)] out ApiError? error)
    {
        paging = null;
        if (!TryRead(query, out _, out error))
            return false;
        Read(query, "offset", 0, out var offset);
        Read(query, "limit", long.MaxValue, out var limit);
        if (offset > 0 || limit < long.MaxValue)
            paging = new Paging(limit, offset);
        return true;
    }

    private static ApiError? Read(IQueryCollection query, string name, long otherwise, out long value)
    {
        value = otherwise;
        if (!query.TryGetValue(name, out var given) || given[^1] is not { Length: > 0 } text)
            return null;
        if (!text.All(char.IsAsciiDigit))
            return ApiError.BadRequest($"Non numeric parameter: {name}");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            value = long.MaxValue;
        return null;
    }
}

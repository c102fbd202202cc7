using System.Text.Json;
using System.Text.RegularExpressions;

namespace Inventory.Api.Serving.Addressing;

/// <summary>The links between the pages of a collection: the request's own URL with another offset.</summary>
/// <param name="url">URL of the collection.</param>
/// <param name="query">The request's query, with its question mark.</param>
/// <param name="paging">This page.</param>
/// <param name="total">Rows of all pages.</param>
internal sealed partial class PageLinks(string url, string query, Paging paging, long total)
{
    /// <summary>How many pages there are.</summary>
    public long Pages => (total + paging.Limit - 1) / paging.Limit;

    /// <summary>Writes the member <c>links</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("links");
        json.WriteString("self", At(paging.Offset));
        if (paging.Offset < total - paging.Limit)
            json.WriteString("next", At(paging.Offset + paging.Limit));
        if (paging.Offset > 0)
            json.WriteString("previous", At(Math.Max(0, paging.Offset - paging.Limit)));
        json.WriteString("first", At(0));
        json.WriteString("last", At(Math.Max(0, Pages - 1) * paging.Limit));
        json.WriteEndObject();
    }

    private string At(long offset)
    {
        var asked = OffsetParameter();
        if (asked.IsMatch(query))
            return url + asked.Replace(query, $"$1offset={offset}", 1);
        return $"{url}{(query.Length > 1 ? query + "&" : "?")}offset={offset}";
    }

    [GeneratedRegex("([?&])offset=[^&]*")]
    private static partial Regex OffsetParameter();
}

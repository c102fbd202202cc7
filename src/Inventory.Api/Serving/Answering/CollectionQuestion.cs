using System.Diagnostics.CodeAnalysis;
using Inventory.Api.Serving.Filtering;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Selecting;

namespace Inventory.Api.Serving.Answering;

/// <summary>What a GET of a collection asks for, whatever the form of its answer: which rows, in which order, and what of them.</summary>
/// <param name="Query">The rows.</param>
/// <param name="Selection">What is shown of them.</param>
/// <param name="IsFiltered">There are filters, other than tags.</param>
internal sealed record CollectionQuestion(RowQuery Query, Selection Selection, bool IsFiltered)
{
    public static bool TryRead(
        ApiRequest request, Place place, CollectionClasses classes,
        [NotNullWhen(true)] out CollectionQuestion? question, [NotNullWhen(false)] out ApiError? error)
    {
        question = null;
        var query = place.Query(new SqlContext(request.Perspective));
        var isFiltered = false;
        error = CollectionClasses.CheckProviderClass(request, place) ?? classes.Narrow(request.Parameter("collection_class"), query, place) ?? Filter(request, query, out isFiltered)
                ?? Sorting.Apply(request.Query, query);
        if (error is not null
            || !AttributeNames.TryRead(place.Collection, request.Parameter("attributes"), request.Parameter("expand"), out var selection, out error))
            return false;
        question = new CollectionQuestion(query, selection, isFiltered);
        return true;
    }

    private static ApiError? Filter(ApiRequest request, RowQuery query, out bool isFiltered)
    {
        isFiltered = false;
        if (request.Query.Keys.Any(k => k == "filter" || (k.StartsWith("filter[", StringComparison.Ordinal) && k != "filter[]")))
            return ApiError.BadRequest("Filters must be specified as filter[]");
        if (!FilterParser.TryParseAll(request.Query["filter[]"], out var filters, out var error)
            || !FilterSql.TryWrite(filters, query.Scope, out var condition, out error))
            return error;
        isFiltered = condition is not null;
        if (condition is not null)
            query.Match(condition);
        var tags = AttributeNames.Split(request.Parameter("by_tag"));
        if (tags.Count > FilterSql.MostFilters)
            return ApiError.BadRequest($"Too many tags specified, at most {FilterSql.MostFilters} are supported");
        if (tags.Count > 0)
            query.Match(WithTags(tags, query.Scope));
        return null;
    }

    // All of them; what cannot be tagged carries none.
    private static string WithTags(List<string> tags, JoinScope scope)
    {
        var named = tags.Select(tag => new Filter(false, "tags.name", "=", new FilterValue(FilterForm.Bare, $"/managed/{tag.TrimStart('/')}")));
        return FilterSql.TryWrite([.. named], scope, out var condition, out _) ? condition! : "false";
    }
}

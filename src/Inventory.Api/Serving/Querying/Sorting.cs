using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Selecting;
using Inventory.Domain.Projecting;

namespace Inventory.Api.Serving.Querying;

/// <summary>Reads <c>sort_by</c>, <c>sort_order</c> and <c>sort_options</c>.</summary>
internal static class Sorting
{
    /// <summary>Gives the query its order.</summary>
    public static ApiError? Apply(IQueryCollection parameters, RowQuery query)
    {
        var orders = (Last(parameters, "sort_order") ?? "").Split(',', StringSplitOptions.TrimEntries);
        // Letters count alike only where an order is given; so it is in ManageIQ.
        var alike = orders[0].Length > 0 && AttributeNames.Split(Last(parameters, "sort_options")).Contains("ignore_case");
        var names = AttributeNames.Split(Last(parameters, "sort_by"));
        var of = query.Scope.Definition;
        for (var i = 0; i < names.Count; i++)
        {
            if (of.Attribute(names[i]) is not { } attribute)
                return ApiError.BadRequest($"{names[i]} is not a valid attribute for {of.ClassName}");
            if (attribute.Kind is ValueKind.Json or ValueKind.JsonMember)
                return ApiError.BadRequest($"{of.ClassName} cannot be sorted by {names[i]}");
            var sql = query.Scope.Attribute(attribute);
            if (attribute.HasIndexedBeginning && !alike)
                sql = VmdbTables.Beginning(sql); // which is in order already
            var descending = i < orders.Length && orders[i].ToLowerInvariant() is "desc" or "descending";
            query.Sort((alike && attribute.Kind == ValueKind.Text ? $"lower({sql})" : sql) + (descending ? " desc" : ""));
        }
        return null;
    }

    /// <summary>The last value of a parameter, or null.</summary>
    public static string? Last(IQueryCollection parameters, string name) => parameters.TryGetValue(name, out var values) ? values[^1] : null;
}

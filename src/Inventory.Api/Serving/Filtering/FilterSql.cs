using System.Diagnostics.CodeAnalysis;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;

namespace Inventory.Api.Serving.Filtering;

/// <summary>Makes conditions of filters: <c>(plain and plain) or alternative or alternative</c>.</summary>
public static class FilterSql
{
    /// <summary>Longer requests are not meant seriously, and make statements that take long to plan.</summary>
    public const int MostFilters = 200;

    /// <summary>The condition, or null if there are no filters.</summary>
    public static bool TryWrite(IReadOnlyList<Filter> filters, JoinScope scope, out string? sql, [NotNullWhen(false)] out ApiError? error)
    {
        (sql, error) = (null, null);
        if (filters.Count == 0)
            return true;
        if (filters.Count > MostFilters)
            return Refuse(ApiError.BadRequest($"Too many filters specified, at most {MostFilters} are supported"), out error);
        var (plain, alternatives) = (new List<string>(), new List<string>());
        foreach (var filter in filters)
        {
            if (!TryWrite(filter, scope, out var condition, out error))
                return false;
            if (filter.IsPattern)
                condition = scope.Sql.OfVisible(condition, scope.Definition.Table, scope.Alias);
            (filter.IsAlternative ? alternatives : plain).Add(condition);
        }
        if (plain.Count > 0)
            alternatives.Insert(0, $"({string.Join(" and ", plain)})");
        sql = $"({string.Join(" or ", alternatives)})";
        return true;
    }

    private static bool TryWrite(Filter filter, JoinScope scope, [NotNullWhen(true)] out string? sql, [NotNullWhen(false)] out ApiError? error)
    {
        sql = null;
        var of = scope.Definition;
        var dot = filter.Path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return of.Attribute(filter.Path) is { } own
                ? Comparison.TryWrite(own, scope.Attribute(own), filter, scope.Sql, out sql, out error)
                : Refuse(NoAttribute(of.ClassName, filter.Path), out error);
        if (filter.Path.IndexOf('.', dot + 1) >= 0)
            return Refuse(ApiError.BadRequest("Filtering of attributes with more than one association away is not supported"), out error);
        var (path, name) = (filter.Path[..dot], filter.Path[(dot + 1)..]);
        if (of.Association(path) is not { } association || association.Target.Attribute(name) is not { } attribute)
            return Refuse(NoAttribute($"{of.ClassName}.{path}", name), out error);
        if (!association.IsMany)
        {
            var expression = scope.Attribute(association.Target, scope.Join(scope.Alias, association), attribute);
            return Comparison.TryWrite(attribute, expression, filter, scope.Sql, out sql, out error);
        }
        return TryWriteAny(association, attribute, filter, scope, out sql, out error);
    }

    // Any of the many will do.
    private static bool TryWriteAny(
        Association many, AttributeDefinition attribute, Filter filter, JoinScope scope,
        [NotNullWhen(true)] out string? sql, [NotNullWhen(false)] out ApiError? error)
    {
        var other = scope.Sql.Alias();
        const string anybody = "is not null";
        var inner = new JoinScope(scope.Sql, many.Target, other, many.FromOf(other, anybody));
        if (!Comparison.TryWrite(attribute, inner.Attribute(attribute), filter, scope.Sql, out sql, out error))
            return false;
        if (filter.IsPattern)
            sql = scope.Sql.OfVisible(sql, many.Target.Table, other);
        var owner = Association.Fill(many.OwnerKey, null, other);
        sql = $"{scope.Alias}.id in (select {owner} from {inner.From} where {many.WhereOf(other, anybody)} and {sql})";
        return true;
    }

    private static ApiError NoAttribute(string of, string name) => ApiError.BadRequest($"attribute {of}-{name} does not exist");

    private static bool Refuse(ApiError reason, out ApiError error)
    {
        error = reason;
        return false;
    }
}

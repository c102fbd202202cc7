using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>collection_class=</c>: only rows of one class, that of a kind of provider.</summary>
internal sealed class CollectionClasses(Catalogue catalogue)
{
    private const string Cloud = "ManageIQ::Providers::CloudManager";

    /// <summary>Narrows the query; an error if the class is none of the collection's.</summary>
    public ApiError? Narrow(string? className, RowQuery query, Place place)
    {
        if (string.IsNullOrEmpty(className))
            return null;
        var suffix = place.Collection.TypeName is { } type ? "::" + type : "";
        // Every provider there is manages a cloud.
        if (className == place.Collection.ClassName || className == Cloud + suffix)
            return null;
        if (place.Collection.Attribute("type") is not { } column || !catalogue.Managers.Any(m => m.Type + suffix == className))
            return ApiError.BadRequest($"Invalid collection_class {className} specified for the {place.Name} collection");
        var parameter = query.Scope.Sql.Add(className, NpgsqlDbType.Text);
        query.Narrow($"({query.Scope.Attribute(column)} = {parameter} or starts_with({query.Scope.Attribute(column)}, {parameter} || '::'))");
        return null;
    }
}

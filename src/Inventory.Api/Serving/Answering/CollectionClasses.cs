using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Answering;

/// <summary>
/// <c>collection_class=</c>: only rows of one class, that of a kind of provider (<c>ManageIQ::Providers::Openstack::CloudManager::Vm</c>), or the
/// one that it inherits from (<c>ManageIQ::Providers::CloudManager::Vm</c>).
/// </summary>
internal sealed class CollectionClasses(Catalogue catalogue)
{
    /// <summary><c>provider_class=provider</c> asks for ManageIQ's groups of managers, which are no collection here.</summary>
    public static ApiError? CheckProviderClass(ApiRequest request, Place place) =>
        place.Name == "providers" && request.Parameter("provider_class") is { Length: > 0 } asked
            ? ApiError.BadRequest($"Invalid provider_class {asked} specified") : null;

    /// <summary>Narrows the query; an error if the class is none of the collection's.</summary>
    public ApiError? Narrow(string? className, RowQuery query, Place place)
    {
        if (string.IsNullOrEmpty(className) || className == place.Collection.ClassName)
            return null;
        var suffix = place.Collection.Model is { } model ? "::" + model.TypeName : "";
        var meant = catalogue.Managers.SelectMany(m => m.ChildManagers.Select(c => c.Type).Prepend(m.Type)).Distinct()
            .Where(type => className == type + suffix || className == General(type) + suffix).Select(type => type + suffix).ToArray();
        if (meant.Length == 0 || place.Collection.Attribute("type") is not { } column)
            return ApiError.BadRequest($"Invalid collection_class {className} specified for the {place.Name} collection");
        var (type, classes) = (query.Scope.Attribute(column), query.Scope.Sql.Add(meant, NpgsqlDbType.Array | NpgsqlDbType.Text));
        query.Narrow($"exists (select from unnest({classes}) class where {type} = class or starts_with({type}, class || '::'))");
        return null;
    }

    // ManageIQ::Providers::Amazon::StorageManager::Ebs is a ManageIQ::Providers::StorageManager.
    private static string General(string type) =>
        type.Split("::") is [var product, var providers, _, var manager, ..] ? $"{product}::{providers}::{manager}" : type;
}

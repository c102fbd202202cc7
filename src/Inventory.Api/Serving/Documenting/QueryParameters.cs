using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>The parameters that every collection understands.</summary>
internal static class QueryParameters
{
    public static readonly IReadOnlyList<string> OfCollection =
        ["expand", "attributes", "filter", "sort_by", "sort_order", "sort_options", "limit", "offset", "hide", "collection_class", "by_tag", "format"];

    public static readonly IReadOnlyList<string> OfResource = ["expand", "attributes"];

    public static Dictionary<string, IOpenApiParameter> All => new()
    {
        ["id"] = new OpenApiParameter { Name = "id", In = ParameterLocation.Path, Required = true, Schema = Text(@"^\d+$") },
        ["sub_id"] = new OpenApiParameter { Name = "sub_id", In = ParameterLocation.Path, Required = true, Schema = Text(@"^\d+$") },
        ["format"] = Query("format", "`csv` and `ndjson` export all rows, unless `limit` or `offset` is given; likewise the header `Accept`."),
        ["requester_type"] = Query("requester_type", "`api`, `ui` or `ws`."),
        ["expand"] = Query("expand", "`resources` shows rows instead of links; names of subcollections embed those."),
        ["attributes"] = Query(
            "attributes", "Columns, virtual attributes and relationships to show, e.g. `name,flavor.name`. If no column is among them, all columns come along."),
        ["filter"] = new OpenApiParameter
        {
            Name = "filter[]", In = ParameterLocation.Query, Explode = true,
            Description = "Conditions: `name='web-*'`, `power_state=[on,off]`, `flavor.memory>=8589934592`, `retired!=nil`, `name=~/^a/i`, `or cloud=true`.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text(null) },
        },
        ["sort_by"] = Query("sort_by", "Columns or virtual attributes, separated by commas."),
        ["sort_order"] = Query("sort_order", "`asc` or `desc` for each of them."),
        ["sort_options"] = Query("sort_options", "`ignore_case`, together with a sort order."),
        ["limit"] = Query("limit", "Most rows of the answer; 1000 at most, and unless given."),
        ["offset"] = Query("offset", "Rows to leave out before them."),
        ["hide"] = Query("hide", "`resources` leaves out the rows and keeps the counts."),
        ["by_tag"] = Query("by_tag", "Only rows with all of these tags, e.g. `/environment/prod,/department/finance`."),
        ["collection_class"] = Query("collection_class", "Only rows of this class, e.g. `ManageIQ::Providers::Openstack::CloudManager::Vm`."),
    };

    private static OpenApiParameter Query(string name, string description) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = Text(null) };

    private static OpenApiSchema Text(string? pattern) => new() { Type = JsonSchemaType.String, Pattern = pattern };
}

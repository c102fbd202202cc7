using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>The parameters that every collection understands.</summary>
internal static class QueryParameters
{
    public static readonly IReadOnlyList<string> OfCollection =
        ["expand", "attributes", "filter", "sort_by", "sort_order", "sort_options", "limit", "offset", "hide", "collection_class", "by_tag", "format"];

    public static readonly IReadOnlyList<string> OfChanges = ["after", "changes_limit", "changes_provider", "changes_collection", "changes_kind", "changes_attribute", "snapshots", "last_event_id"];

    public static readonly IReadOnlyList<string> OfResource = ["expand", "attributes"];

    /// <summary>Of what has a past.</summary>
    public static IEnumerable<string> And(this IReadOnlyList<string> parameters, bool hasPast) => hasPast ? parameters.Append("as_of") : parameters;

    public static Dictionary<string, IOpenApiParameter> All => new()
    {
        ["id"] = new OpenApiParameter { Name = "id", In = ParameterLocation.Path, Required = true, Schema = Text(@"^\d+$") },
        ["sub_id"] = new OpenApiParameter { Name = "sub_id", In = ParameterLocation.Path, Required = true, Schema = Text(@"^\d+$") },
        ["format"] = Query("format", "`csv` and `ndjson` export all rows, unless `limit` or `offset` is given; likewise the header `Accept`."),
        ["as_of"] = Query("as_of", "A past state: an ISO instant, `refresh:123` for what a refresh left, or `seq:456` for what there was after an event."),
        ["from"] = Query("from", "A state, as `as_of` names it: what came after it."),
        ["to"] = Query("to", "A state: what came until it; until now unless given."),
        ["attribute"] = Query("attribute", "Only changes of these: `power_state`, `hardware.memory_mb`, `disks`, `disks[vdb].size`, `disks.size`."),
        ["kind"] = Query("kind", "Only these: `discovered`, `changed`, `disconnected`, `reconnected` of events; `added`, `removed`, `changed` of differences."),
        ["provider"] = Query("provider", "Only objects of the provider with this id."),
        ["collection"] = Query("collection", "Only objects of this collection."),
        ["objects"] = Query("objects", "Two objects to compare: `vms/11,vms/12`."),
        ["providers"] = Query("providers", "Two providers to compare, with `collection` and `key`: `1,2`."),
        ["key"] = Query("key", "By which attribute the rows of two providers are the same; `name` unless given."),
        ["after"] = Query("after", "The `id` of the last change that is known; `0`, as without it, for all; `latest` for those to come."),
        ["changes_limit"] = Query("limit", "Most changes of a page; 1000 at most, and unless given."),
        ["changes_provider"] = Query("provider", "Only changes of these providers, by id. Several values, as of the others, are separated by commas."),
        ["changes_collection"] = Query("collection", "Only changes of objects of these collections, e.g. `vms,providers`."),
        ["changes_kind"] = Query("kind", "Only `discovered`, `changed`, `disconnected`, `reconnected`; of providers `added`, `edited`, `paused` and others."),
        ["changes_attribute"] = Query("attribute", "Only changes that say something of these attributes, e.g. `power_state,flavor,disks.size`."),
        ["snapshots"] = Query("snapshots", "`true` takes one snapshot per object for changes that history no longer keeps one by one."),
        ["last_event_id"] = new OpenApiParameter
        {
            Name = "Last-Event-ID", In = ParameterLocation.Header, Schema = Text(null), Description = "Where a stream was when it broke; counts before `after`.",
        },
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

using System.Text.Json;
using Inventory.Api.Commanding;
using Inventory.Api.Serving;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;

namespace Inventory.Api.Tagging;

/// <summary>Assigns and unassigns one tag, however it is named: <c>{"category","name"}</c>, <c>{"name":"/managed/env/prod"}</c>, by id or href.</summary>
public sealed class Assignment(TagStore tags)
{
    /// <summary>Does it.</summary>
    /// <param name="assigns">Assigns, or unassigns.</param>
    /// <param name="tag">How the tag is named.</param>
    /// <param name="type">ManageIQ's base class of the object.</param>
    /// <param name="collection">The collection that the object is asked for in.</param>
    /// <param name="id">The object.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<ActionOutcome> DoAsync(bool assigns, JsonElement tag, string type, string collection, long id, CancellationToken cancel)
    {
        var named = Id(tag);
        var (category, name) = named is null ? Names(tag) : (null, null);
        if (named is null && (category is null || name is null))
            return ActionOutcome.BadRequest("A tag must be specified by category and name, by its full name, by id or by href");
        if (named is null && !(SqlContext.IsStorable(category!) && SqlContext.IsStorable(name!)))
            return ActionOutcome.BadRequest("A tag's name contains a NUL character");
        var known = await tags.FindAsync(named, category, name, cancel);
        if (known is null)
            return named is { } missing ? ActionOutcome.Refused(ApiError.NoRow("Tag", $"{missing}")) : Result(false, Doing(assigns), category!, name!);
        var has = await tags.HasAsync(type, id, known.Id, cancel);
        if (assigns && !has)
            await tags.AddAsync(type, id, known, cancel);
        else if (!assigns && has)
            await tags.RemoveAsync(type, id, known.Id, cancel);
        return Result(true, assigns == has ? (assigns ? "Already tagged with" : "Not tagged with") : Doing(assigns), known.Category, known.Name);

        ActionOutcome Result(bool success, string doing, string category, string name) => new ActionResult(success, $"{doing} Tag: category:'{category}' name:'{name}'")
        {
            About = $"{collection}/{id}",
            Members = [("tag_category", category), ("tag_name", name), .. named is { } tagId ? [("tag_href", $"tags/{tagId}")] : Array.Empty<(string, string)>()],
        };
    }

    private static string Doing(bool assigns) => assigns ? "Assigning" : "Unassigning";

    private static long? Id(JsonElement tag)
    {
        if (ProviderBody.Text(tag, "id") is { } id)
            return RowReference.Number(id) ?? 0;
        return ProviderBody.Text(tag, "href") is { } href && href.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var collection, var last]
            ? (collection == "tags" ? RowReference.Number(last) : null) ?? 0
            : null;
    }

    private static (string? Category, string? Name) Names(JsonElement tag)
    {
        var (category, name) = (ProviderBody.Text(tag, "category"), ProviderBody.Text(tag, "name"));
        return category is null && name?.Split('/') is ["", "managed", var above, var below] ? (above, below) : (category, name);
    }
}

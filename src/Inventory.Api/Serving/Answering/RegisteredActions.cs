using System.Collections.Frozen;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Serving.Answering;

/// <summary>Which actions there are, as the registered handlers say.</summary>
internal sealed class RegisteredActions
{
    private static readonly ActionLink Query = new("query", "post");

    private readonly Lazy<FrozenDictionary<(string Collection, string Action), (bool OnCollection, bool OnResource)>> known;

    public RegisteredActions(IServiceScopeFactory scopes) => known = new(() => Read(scopes));

    /// <summary>Whether a handler does this.</summary>
    public bool Knows(string collection, string action, bool onResource) =>
        known.Value.TryGetValue((collection, action), out var on) && (!onResource || on.OnResource);

    /// <summary>Whether the action needs no target.</summary>
    public bool IsOnCollection(string collection, string action) => known.Value.TryGetValue((collection, action), out var on) && on.OnCollection;

    /// <summary>Whether resources of the collection have any action.</summary>
    public bool HasResourceActions(string collection) => known.Value.Any(a => a.Key.Collection == collection && a.Value.OnResource);

    /// <summary>What a resource's <c>actions</c> lists.</summary>
    public IReadOnlyList<ActionLink> OfResource(string collection) =>
    [
        .. from action in known.Value
           where action.Key.Collection == collection && action.Value.OnResource
           orderby action.Key.Action
           from method in action.Key.Action == "edit" ? ["post", "patch", "put"] : new[] { "post" }
           select new ActionLink(action.Key.Action, method),
    ];

    /// <summary>What a collection's <c>actions</c> lists: single and bulk ones.</summary>
    public IReadOnlyList<ActionLink> OfCollection(CollectionDefinition collection) =>
    [
        Query,
        .. known.Value.Keys.Where(a => a.Collection == collection.Name).Select(a => a.Action).Order(StringComparer.Ordinal)
            .Select(a => new ActionLink(a, "post")),
    ];

    private static FrozenDictionary<(string, string), (bool, bool)> Read(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            return scope.ServiceProvider.GetServices<IActionHandler>().SelectMany(h => h.Collections.Select(c => (Collection: c, Handler: h)))
                .ToFrozenDictionary(a => (a.Collection, a.Handler.Action), a => (a.Handler.OnCollection, a.Handler.OnResource));
        }
        finally
        {
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}

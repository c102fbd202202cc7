using System.Collections.Frozen;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Serving.Answering;

/// <summary>Which actions there are, as the registered handlers say.</summary>
internal sealed class RegisteredActions
{
    private static readonly ActionLink Query = new("query", "post");

    private readonly Lazy<FrozenDictionary<(string Collection, string Action), Known>> known;

    public RegisteredActions(IServiceScopeFactory scopes) => known = new(() => Read(scopes));

    /// <summary>Whether a handler does this.</summary>
    public bool Knows(string collection, string action, bool onResource) =>
        known.Value.TryGetValue((collection, action), out var on) && (!onResource || on.OnResource);

    /// <summary>Whether the user has the right to ask for a known action.</summary>
    public bool Allows(ApiUser user, string collection, string action) => user.May(known.Value[(collection, action)].Needs);

    /// <summary>Whether the action needs no target.</summary>
    public bool IsOnCollection(string collection, string action) => known.Value.TryGetValue((collection, action), out var on) && on.OnCollection;

    /// <summary>Whether resources of the collection have any action.</summary>
    public bool HasResourceActions(string collection) => known.Value.Any(a => a.Key.Collection == collection && a.Value.OnResource);

    /// <summary>Whether the collection or its resources have any action.</summary>
    public bool HasActions(string collection) => known.Value.Any(a => a.Key.Collection == collection);

    /// <summary>What a resource's <c>actions</c> lists for who asks: nothing can be done to the past.</summary>
    public IReadOnlyList<ActionLink> OfResource(string collection, ApiRequest request) =>
        request.AsOf is null ? OfResource(collection, request.User.Access.Right) : [];

    /// <summary>What a collection's <c>actions</c> lists for who asks.</summary>
    public IReadOnlyList<ActionLink> OfCollection(string collection, ApiRequest request) =>
        request.AsOf is null ? OfCollection(collection, request.User.Access.Right) : [];

    /// <summary>What a resource's <c>actions</c> lists for somebody with that right.</summary>
    public IReadOnlyList<ActionLink> OfResource(string collection, Right right) =>
    [
        .. from action in known.Value
           where action.Key.Collection == collection && action.Value.OnResource && action.Value.Needs <= right
           orderby action.Key.Action
           from method in new Verbs(this).Of(collection, action.Key.Action)
           select new ActionLink(action.Key.Action, method),
    ];

    /// <summary>What a collection's <c>actions</c> lists for somebody with that right: single and bulk ones.</summary>
    public IReadOnlyList<ActionLink> OfCollection(string collection, Right right) =>
    [
        Query,
        .. known.Value.Where(a => a.Key.Collection == collection && a.Value.Needs <= right).Select(a => a.Key.Action).Order(StringComparer.Ordinal)
            .Select(a => new ActionLink(a, "post")),
    ];

    private static FrozenDictionary<(string, string), Known> Read(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            return scope.ServiceProvider.GetServices<IActionHandler>().SelectMany(h => h.Collections.Select(c => (Collection: c, Handler: h)))
                .ToFrozenDictionary(a => (a.Collection, a.Handler.Action), a => new Known(a.Handler.OnCollection, a.Handler.OnResource, a.Handler.Needs));
        }
        finally
        {
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private readonly record struct Known(bool OnCollection, bool OnResource, Right Needs);
}

using System.Collections.Frozen;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Serving.Answering;

/// <summary>Which actions there are, as the registered handlers say.</summary>
internal sealed class RegisteredActions
{
    private static readonly ActionLink Query = new("query", "post");

    // Those of ManageIQ's collections that have no bulk query.
    private static readonly HashSet<string> WithoutQuery =
        ["cloud_volume_types", "cloud_volume_snapshots", "auth_key_pairs", "enterprises", "cloud_databases", "cloud_database_flavors"];

    // What is below a row is queried nowhere but here.
    private const string BelowWithQuery = "providers/flavors";

    private readonly Lazy<FrozenDictionary<(string Collection, string Action), Known>> known;

    public RegisteredActions(IServiceScopeFactory scopes) => known = new(() => Read(scopes));

    /// <summary>Whether a handler does this.</summary>
    public bool Knows(string collection, string action, bool onResource) =>
        known.Value.TryGetValue((collection, action), out var on) && (onResource ? on.OnResource : on.IsListedOnCollection);

    /// <summary>Whether the user has the right to ask for a known action.</summary>
    public bool Allows(ApiUser user, string collection, string action) => user.May(known.Value[(collection, action)].Needs);

    /// <summary>Whether the action needs no target.</summary>
    public bool IsOnCollection(string collection, string action) => known.Value.TryGetValue((collection, action), out var on) && on.OnCollection;

    /// <summary>Whether resources of the collection have any action.</summary>
    public bool HasResourceActions(string collection) => known.Value.Any(a => a.Key.Collection == collection && a.Value.OnResource);

    /// <summary>Whether the collection or its resources have any action.</summary>
    public bool HasActions(string collection) => OffersQuery(collection) || known.Value.Any(a => a.Key.Collection == collection);

    /// <summary>Whether rows of the collection can be asked for in bulk.</summary>
    public static bool OffersQuery(string collection) =>
        collection.Contains('/', StringComparison.Ordinal) ? collection == BelowWithQuery : !WithoutQuery.Contains(collection);

    /// <summary>What a resource's <c>actions</c> lists for who asks: nothing can be done to the past.</summary>
    public RowActions OfResource(string collection, ApiRequest request)
    {
        if (request.AsOf is not null)
            return RowActions.None;
        var right = request.User.Access.Right;
        return new RowActions(OfResource(collection, right, a => a.NeedsOfOthers))
        {
            Own = collection == "users" ? (request.User.Id, OfResource(collection, right)) : null,
        };
    }

    /// <summary>What a collection's <c>actions</c> lists for who asks.</summary>
    public IReadOnlyList<ActionLink> OfCollection(string collection, ApiRequest request) =>
        request.AsOf is null ? OfCollection(collection, request.User.Access.Right) : [];

    /// <summary>What a resource's <c>actions</c> lists for somebody with that right.</summary>
    public IReadOnlyList<ActionLink> OfResource(string collection, Right right) => OfResource(collection, right, a => a.Needs);

    private ActionLink[] OfResource(string collection, Right right, Func<Known, Right?> needs) =>
    [
        .. from action in known.Value
           where action.Key.Collection == collection && action.Value.OnResource && needs(action.Value) <= right
           orderby action.Key.Action
           from method in new Verbs(this).Of(collection, action.Key.Action)
           select new ActionLink(action.Key.Action, method),
    ];

    /// <summary>What a collection's <c>actions</c> lists for somebody with that right: single and bulk ones.</summary>
    public IReadOnlyList<ActionLink> OfCollection(string collection, Right right) =>
    [
        .. OffersQuery(collection) ? [Query] : (ActionLink[])[],
        .. known.Value.Where(a => a.Key.Collection == collection && a.Value.IsListedOnCollection && a.Value.Needs <= right).Select(a => a.Key.Action).Order(StringComparer.Ordinal)
            .Select(a => new ActionLink(a, "post")),
    ];

    private static FrozenDictionary<(string, string), Known> Read(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            return scope.ServiceProvider.GetServices<IActionHandler>().SelectMany(h => h.Collections.Select(c => (Collection: c, Handler: h)))
                .ToFrozenDictionary(a => (a.Collection, a.Handler.Action), a => new Known(a.Handler.OnCollection, a.Handler.OnResource, a.Handler.Needs, a.Handler.NeedsOfOthers));
        }
        finally
        {
            scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private readonly record struct Known(bool OnCollection, bool OnResource, Right Needs, Right? NeedsOfOthers)
    {
        // What one may ask of one's own row only is nothing for many rows.
        public bool IsListedOnCollection => OnCollection || NeedsOfOthers is not null;
    }
}

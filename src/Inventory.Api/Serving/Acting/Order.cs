using Inventory.Api.Authorizing;

namespace Inventory.Api.Serving.Acting;

/// <summary>An action whose declaration is said in one line.</summary>
/// <param name="action">Its name.</param>
/// <param name="needs">The right to ask for it.</param>
/// <param name="places">What it can be asked of.</param>
/// <param name="collections">Where.</param>
public abstract class Order(string action, Right needs, OrderPlaces places, params IEnumerable<string> collections) : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections { get; } = collections;

    /// <inheritdoc/>
    public string Action { get; } = action;

    /// <inheritdoc/>
    public bool OnCollection => places is OrderPlaces.Collection or OrderPlaces.Both;

    /// <inheritdoc/>
    public bool OnResource => places is OrderPlaces.Resource or OrderPlaces.Both;

    /// <inheritdoc/>
    public Right Needs { get; } = needs;

    /// <inheritdoc/>
    public virtual Right? NeedsOfOthers => Needs;

    /// <inheritdoc/>
    public abstract Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel);
}

/// <summary>What an order can be given to.</summary>
public enum OrderPlaces
{
    /// <summary>The collection.</summary>
    Collection,

    /// <summary>Its rows.</summary>
    Resource,

    /// <summary>Both.</summary>
    Both,
}

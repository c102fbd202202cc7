namespace AwesomeCloud;

/// <summary>One page of a list, in the cloud's order (by id).</summary>
/// <typeparam name="T">The resource listed.</typeparam>
/// <param name="Items">The items; may be empty.</param>
/// <param name="NextToken">The token of the page that follows, null on the last. Opaque.</param>
/// <param name="RequestId">The cloud's name for the request that brought this page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken, string? RequestId);

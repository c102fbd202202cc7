using System.Runtime.CompilerServices;

namespace Providers.Amazon.Client;

/// <summary>One page of a list, and what asks for the next.</summary>
/// <param name="Items">Its items, in the service's order.</param>
/// <param name="Next">Asks for the page after it; null for the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Reads lists page by page.</summary>
internal static class Paging
{
    /// <summary>All items of a list.</summary>
    /// <param name="call">What messages call the list.</param>
    /// <param name="page">Reads the page for a token; null for the first one.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="AwsException">A page could not be read, or the same one came again: the list is incomplete.</exception>
    public static async IAsyncEnumerable<T> ItemsAsync<T>(
        string call, Func<string?, CancellationToken, Task<Page<T>>> page, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? next = null; ;)
        {
            var (items, after) = await page(next, cancel);
            foreach (var item in items)
                yield return item;
            if (string.IsNullOrEmpty(after))
                yield break;
            if (!seen.Add(after))
                throw new AwsException(Failure.Unexpected, $"{call}: the same page came again: the list is incomplete.");
            next = after;
        }
    }
}

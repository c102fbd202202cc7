using System.Runtime.CompilerServices;

namespace AwesomeCloud;

/// <summary>
/// A list that is read page by page as it is enumerated: item by item by default, or by pages with <see cref="AsPages"/>.
/// Each enumeration asks the cloud anew. Nothing is requested before the first item is asked for.
/// </summary>
/// <typeparam name="T">The resource listed.</typeparam>
/// <remarks>
/// An enumeration either reaches the true end of the list or throws <see cref="AwesomeCloudException"/>; it never ends early.
/// A page is handed out only once it was received completely.
/// </remarks>
public sealed class Paged<T> : IAsyncEnumerable<T>
{
    /// <summary>The most ids the cloud accepts in one request.</summary>
    public const int MaxIdsPerRequest = 200;

    private readonly Func<IReadOnlyList<string>?, string?, CancellationToken, Task<Page<T>>> _read;
    private readonly IReadOnlyCollection<string>? _ids;

    internal Paged(Func<IReadOnlyList<string>?, string?, CancellationToken, Task<Page<T>>> read, IReadOnlyCollection<string>? ids)
    {
        _read = read;
        _ids = ids;
    }

    /// <summary>The same list, a page at a time.</summary>
    /// <param name="cancellation">Ends the enumeration with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AwesomeCloudException">A page could not be read completely.</exception>
    public async IAsyncEnumerable<Page<T>> AsPages([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var batch in Batches())
        {
            string? token = null;
            do
            {
                var page = await _read(batch, token, cancellation);
                // A cloud that hands out the same token twice would keep us listing for ever.
                if (page.NextToken is not null && page.NextToken == token)
                {
                    throw new AwesomeCloudException(AwesomeCloudErrorKind.MalformedResponse, null, "The cloud repeated a continuation token.")
                    {
                        RequestId = page.RequestId,
                    };
                }

                token = page.NextToken;
                yield return page;
            }
            while (token is not null);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(cancellationToken))
        {
            foreach (var item in page.Items)
            {
                yield return item;
            }
        }
    }

    // No ids at all means everything; an empty set of ids means nothing, and must never turn into everything.
    private IEnumerable<string[]?> Batches()
    {
        if (_ids is null)
        {
            yield return null;
            yield break;
        }

        foreach (var batch in _ids.Distinct().Chunk(MaxIdsPerRequest))
        {
            yield return batch;
        }
    }
}

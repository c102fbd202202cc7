using System.Runtime.CompilerServices;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>
/// A connection to one cloud: signs in when it is first needed, finds services in the catalog, renews a token that a service no longer
/// accepts, and reads lists page by page. Safe for use by several readings at once.
/// </summary>
internal sealed class OpenstackSession(CloudAccess access, TimeSpan requestTimeout) : IDisposable
{
    private readonly Transport transport = new(access, requestTimeout);
    private readonly SemaphoreSlim signingIn = new(1);
    private Keystone? keystone;
    private Token? token;

    /// <summary>The catalog of the cloud.</summary>
    /// <exception cref="OpenstackException">Could not sign in, or the region is wrong.</exception>
    public async Task<Catalog> CatalogAsync(CancellationToken cancel) => (await TokenAsync(null, cancel)).Catalog;

    /// <summary>
    /// Reads a list, page after page, until a page is empty or brings nothing new. Each item comes once, even if it moved to a later page in
    /// the meantime.
    /// </summary>
    /// <exception cref="OpenstackException">A page could not be read: the list is incomplete.</exception>
    public async IAsyncEnumerable<Native<T>> ListAsync<T>(NativeList<T> list, [EnumeratorCancellation] CancellationToken cancel = default) where T : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var query = list.Query;
        string? marker = null;
        while (true)
        {
            NativePage<T> page;
            try
            {
                page = await PageAsync(list, list.PageAfter(marker, query), cancel);
            }
            catch (OpenstackException forbidden) when (forbidden.Failure == Failure.Forbidden && marker is null && query != (list.QueryIfForbidden ?? query))
            {
                query = list.QueryIfForbidden!;
                continue;
            }
            var fresh = page.Items.Where(item => item.Id is not null && seen.Add(item.Id)).ToHashSet();
            foreach (var item in page.Items)
                if (item.Id is null || fresh.Contains(item))
                    yield return item;
            // A service that ignores the marker gives the same page again: that is the end, unless it says that there is more.
            var next = fresh.Count > 0 && list.PageSize is not null ? page.Items.Last(item => item.Id is not null).Id : null;
            if (next is null && page.AnnouncesMore)
                throw new OpenstackException(Failure.Unexpected, $"{list.Service.Name} {list.Path}: no page holds the rest: the list is incomplete.");
            if (next is null)
                yield break;
            marker = next;
        }
    }

    public void Dispose()
    {
        transport.Dispose();
        signingIn.Dispose();
    }

    private async Task<NativePage<T>> PageAsync<T>(NativeList<T> list, string path, CancellationToken cancel) where T : class
    {
        var current = await TokenAsync(null, cancel);
        try
        {
            return await GetAsync(current);
        }
        catch (OpenstackException refused) when (refused.Failure == Failure.Refused)
        {
            // Tokens expire, and keystone may take them back: a new one gets one chance.
            return await GetAsync(await TokenAsync(current, cancel));
        }

        async Task<NativePage<T>> GetAsync(Token with)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{with.Catalog.UrlOf(list.Service)}/{path}");
            request.Headers.Add("X-Auth-Token", with.Id);
            return await transport.SendAsync(request, list.Service.Name, (_, body, ends) => list.ReadAsync(body, ends), cancel);
        }
    }

    private async Task<Token> TokenAsync(Token? refused, CancellationToken cancel)
    {
        await signingIn.WaitAsync(cancel);
        try
        {
            if (token is null || ReferenceEquals(token, refused))
            {
                var signedIn = await (keystone ??= new Keystone(access, transport)).SignInAsync(cancel);
                signedIn.Catalog.CheckRegion();
                token = signedIn;
            }
            return token;
        }
        finally
        {
            signingIn.Release();
        }
    }
}

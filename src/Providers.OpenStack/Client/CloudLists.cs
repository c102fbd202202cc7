using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Inventory.Sdk.Http;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>Reads whole lists, and single objects, over the projects of an account.</summary>
internal sealed class CloudLists(OpenstackSession session)
{
    /// <summary>Each object of a list once, page by page. Remembers the ids of the list.</summary>
    /// <exception cref="ServiceUnavailableException">
    /// The service is missing, or refuses; where only some projects are refused, the objects of the others come first.
    /// </exception>
    /// <exception cref="OpenstackException">A page could not be read: the list is incomplete.</exception>
    public async IAsyncEnumerable<Native<T>> ReadAsync<T>(NativeList<T> list, [EnumeratorCancellation] CancellationToken cancel = default) where T : class
    {
        var account = await session.AccountAsync(cancel);
        var merged = new MergedProjects<T>(list, account);
        foreach (var project in account.Projects.Where(merged.Needs))
        {
            var pages = session.PagesAsync(list, project, merged.AsksForAll(project), cancel);
            await using var page = (merged.SeesAll ? pages : pages.Prefetch(cancel: cancel)).GetAsyncEnumerator(cancel);
            while (await NextAsync(page, merged))
            {
                var fresh = merged.Fresh(page.Current);
                foreach (var item in fresh)
                    yield return item;
                if (merged.SeesAll && fresh.Count == 0)
                    break;
            }
        }
        merged.Complete();
    }

    /// <summary>The objects of a list that one project has.</summary>
    /// <exception cref="OpenstackException">A page could not be read: the list is incomplete.</exception>
    public async IAsyncEnumerable<Native<T>> ReadAsync<T>(NativeList<T> list, Project project, [EnumeratorCancellation] CancellationToken cancel = default)
        where T : class
    {
        await foreach (var page in session.PagesAsync(list, project, false, cancel).Prefetch(cancel: cancel))
            foreach (var item in page.Items)
                yield return item;
    }

    /// <summary>
    /// A single object; null if it does not exist. An administrator's word is taken for that, or that of the project which the inventory knows as
    /// the owner; for others each project is asked.
    /// </summary>
    /// <param name="list">The list that it would be in.</param>
    /// <param name="id">Its id.</param>
    /// <param name="owner">Tells the id of the project that owns it, as far as known; asked only if the main project does not find it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ServiceUnavailableException">The service is missing, or refuses.</exception>
    /// <exception cref="OpenstackException">No answer that could be read.</exception>
    public async Task<Native<T>?> FindAsync<T>(NativeList<T> list, string id, Func<Task<string?>> owner, CancellationToken cancel) where T : class
    {
        // "." and ".." name other places than an object.
        if (list.One is not { } one || string.IsNullOrWhiteSpace(id) || id.All(c => c == '.'))
            return null;
        OpenstackException? refusal = null;
        await foreach (var project in ThatMayHaveItAsync(list.Reach, owner, cancel))
        {
            try
            {
                return await session.GetAsync(
                    project, list, $"{one.Path}/{Uri.EscapeDataString(id)}", (body, ends) => list.ReadOneAsync(body, project, ends), cancel);
            }
            catch (OpenstackException refused) when (refused.IsRefusal)
            {
                refusal = refused.Failure == Failure.NotFound ? refusal : refusal ?? refused;
            }
        }
        return refusal is null ? null : throw new ServiceUnavailableException(refusal.Message);
    }

    private async IAsyncEnumerable<Project> ThatMayHaveItAsync(Reach reach, Func<Task<string?>> owner, [EnumeratorCancellation] CancellationToken cancel)
    {
        var account = await session.AccountAsync(cancel);
        yield return account.Main;
        if (reach == Reach.Cloud)
            yield break;
        var others = account.Projects.Skip(1).ToList();
        var known = await owner();
        if (others.Find(project => project.Id == known) is { } likely)
            yield return likely;
        foreach (var project in account.IsAdministrator ? [] : others.Where(project => project.Id != known))
            yield return project;
    }

    private static async Task<bool> NextAsync<T>(IAsyncEnumerator<NativePage<T>> pages, MergedProjects<T> merged) where T : class
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (OpenstackException refused) when (refused.IsRefusal)
        {
            merged.Refused(refused);
            return false;
        }
    }
}

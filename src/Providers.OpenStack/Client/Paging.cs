using System.Globalization;
using System.Runtime.CompilerServices;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>Reads the pages of a list in one project.</summary>
internal static class Paging
{
    /// <summary>
    /// The pages, until one is empty or brings nothing new: services that ignore the marker give the same page again. Links to pages are not
    /// followed. An object that moved to a later page in the meantime may come twice. Remembers the ids of the list.
    /// </summary>
    /// <param name="session">The connection.</param>
    /// <param name="list">The list.</param>
    /// <param name="project">Whose user asks.</param>
    /// <param name="allTenants">Whether to ask for the objects of all projects; where that is forbidden, those of the one project come.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OpenstackException">A page could not be read: the list is incomplete.</exception>
    public static async IAsyncEnumerable<NativePage<T>> PagesAsync<T>(
        this OpenstackSession session, NativeList<T> list, Project project, bool allTenants, [EnumeratorCancellation] CancellationToken cancel = default)
        where T : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var read = 0;
        string? marker = null;
        while (true)
        {
            NativePage<T> page;
            try
            {
                page = await session.GetAsync(
                    project, list, list.PageAfter(marker, allTenants), (body, ends) => list.ReadAsync(body, project, ends), cancel);
            }
            catch (OpenstackException forbidden) when (forbidden.Failure == Failure.Forbidden && allTenants && list.AllTenants && marker is null)
            {
                allTenants = false;
                continue;
            }
            var fresh = page.Items.Count(item => item.Id is { } id && seen.Add(id));
            if (fresh > 0 || marker is null)
                yield return page;
            read += page.Items.Count;
            var next = fresh == 0 || list.PageSize is null ? null
                : list.Offsets ? read.ToString(CultureInfo.InvariantCulture) : page.Items.Last(item => item.Id is not null).Id;
            if (next is null && page.AnnouncesMore)
                throw new OpenstackException(Failure.Unexpected, $"{list.Service.Name} {list.Path}: no page holds the rest: the list is incomplete.");
            if (next is null)
                yield break;
            marker = next;
        }
    }
}

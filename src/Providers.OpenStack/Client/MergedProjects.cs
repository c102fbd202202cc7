using Inventory.Sdk;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Client;

/// <summary>
/// Puts the lists of several projects together. An administrator's first list holds the objects of all projects, unless the service's policy says
/// otherwise and silently leaves the others out. So the projects of which it showed nothing are asked themselves; if it showed any that only
/// administrators see, each of them is read only as far as it brings something new. All others' projects are read in full.
/// </summary>
internal sealed class MergedProjects<T>(NativeList<T> list, Account account) where T : class
{
    private readonly HashSet<(string? Project, string Id)> seen = [];
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly List<OpenstackException> refusals = [];
    private readonly bool atOnce = account.IsAdministrator && list.Reach == Reach.Projects;

    /// <summary>Whether an object came of another project than the one that was asked, which only administrators see.</summary>
    public bool SeesAll { get; private set; }

    /// <summary>Whether the project has to be asked.</summary>
    public bool Needs(Project project) => project == account.Main || list.Reach == Reach.EachProject
        || (list.Reach == Reach.Projects && !(account.IsAdministrator && (list.Owner is null || shown.Contains(project.Id))));

    /// <summary>Whether to ask the project for the objects of all.</summary>
    public bool AsksForAll(Project project) => atOnce && project == account.Main;

    /// <summary>Those of a page that did not come before.</summary>
    public IReadOnlyList<Native<T>> Fresh(NativePage<T> page)
    {
        // What a service keeps apart by project may have the same names in each.
        var fresh = page.Items.Where(item => item.Id is null || seen.Add((list.Reach == Reach.EachProject ? item.Project.Id : null, item.Id))).ToList();
        if (atOnce && list.Owner is { } ownerOf)
            foreach (var item in fresh)
                if (item.ValueOrNull is { } value && ownerOf(value) is { Length: > 0 } owner && shown.Add(owner))
                    SeesAll |= owner != item.Project.Id;
        return fresh;
    }

    /// <summary>Notes that a project's service is missing or refuses.</summary>
    public void Refused(OpenstackException refusal) => refusals.Add(refusal);

    /// <summary>Ends the list.</summary>
    /// <exception cref="ServiceUnavailableException">A project was refused, and nobody saw its objects.</exception>
    public void Complete()
    {
        if (refusals.Count == 0 || SeesAll)
            return;
        throw new ServiceUnavailableException(
            refusals.Count == 1 ? refusals[0].Message : $"{refusals[0].Message} So it is in {refusals.Count} projects.");
    }
}

using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>
/// Reads what the parser parses, one method per list. A list that cannot be read to its end throws: it never comes out shorter, or empty.
/// What of the cloud is read, all or what targets name, is a subclass's business.
/// </summary>
/// <remarks>Holds in memory: a page of each list, the ids of the list being read, and the facts that lists need of each other.</remarks>
internal abstract partial class Collector
{
    /// <summary>Requests under way at once where each object takes one of its own.</summary>
    private const int AtOnce = 4;

    private readonly Noted<Native<Project>, Project> projects;
    private readonly StackReader stackReader;

    protected Collector(OpenstackSession session)
    {
        Session = session;
        Cloud = new CloudLists(session);
        stackReader = new StackReader(session);
        projects = new(() => AllProjects(), (project, facts) => Note(project, facts, value => value));
        flavors = new(() => Raw("flavors", Lists.Flavors), (flavor, facts) => Note(flavor, facts, value => value));
        images = new(() => Raw("miq_templates", Lists.Images), (image, facts) => Note(image, facts, value => new ImageFacts(value.OsDistro, value.OsVersion)));
        volumes = new(() => Raw("cloud_volumes", Lists.Volumes), (volume, facts) => Note(volume, facts, VolumeFacts.Of));
        volumeSnapshots = new(
            () => Raw("cloud_volume_snapshots", Lists.VolumeSnapshots), (snapshot, facts) => Note(snapshot, facts, SnapshotFacts.Of));
        groups = new(() => AllGroups(), NoteMembers);
        stacks = new(() => ReadStacks(), NoteResources);
        ports = new(() => Raw("network_ports", Lists.Ports), NoteInterfaces);
    }

    protected OpenstackSession Session { get; }

    protected CloudLists Cloud { get; }

    /// <summary>Tenants; all of the cloud for an administrator.</summary>
    public async IAsyncEnumerable<Native<Project>> Tenants([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (await WantsAsync("cloud_tenants", cancel) is not { } wanted)
            yield break;
        await foreach (var project in projects.ReadAsync(cancel))
            if (project.Id is null || wanted(project.Id))
                yield return project;
    }

    /// <summary>Quotas of each tenant, of each service that the cloud has.</summary>
    public async IAsyncEnumerable<ListedQuota> Quotas([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (await WantsAsync("cloud_resource_quotas", cancel) is null)
            yield break;
        var account = await Session.AccountAsync(cancel);
        var reader = new QuotaReader(Session, account);
        var tenants = (await projects.FactsAsync(cancel)).Values.ToAsyncEnumerable();
        await foreach (var quotas in tenants.SelectAhead(AtOnce, reader.ReadAsync, cancel))
            foreach (var quota in quotas)
                yield return quota;
        reader.Complete();
    }

    /// <summary>Stacks with all that they are made of.</summary>
    public IAsyncEnumerable<ListedStack> Stacks() => stacks.ReadAsync();

    /// <summary>The objects of a list that are to be read.</summary>
    protected abstract IAsyncEnumerable<Native<T>> Raw<T>(string collection, NativeList<T> list, CancellationToken cancel = default) where T : class;

    /// <summary>Which objects of a collection are to be read; null for none.</summary>
    protected abstract ValueTask<Func<string, bool>?> WantsAsync(string collection, CancellationToken cancel);

    /// <summary>The stacks that are to be read.</summary>
    protected virtual IAsyncEnumerable<ListedStack> ReadStacks(CancellationToken cancel = default) =>
        Described(Raw("orchestration_stacks", Lists.Stacks, cancel));

    /// <summary>Listed stacks in full, without those that are gone meanwhile.</summary>
    protected IAsyncEnumerable<ListedStack> Described(IAsyncEnumerable<Native<NativeStack>> listed) =>
        listed.SelectAhead(AtOnce, stackReader.ReadAsync).Where(stack => stack is not null).Select(stack => stack!);

    // The project "services" is the cloud's own.
    private async IAsyncEnumerable<Native<Project>> AllProjects([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var account = await Session.AccountAsync(cancel);
        var own = account.Projects.Select(project => new Native<Project>(Lists.Projects.Kind, project.Id, account.Main, project)).ToAsyncEnumerable();
        await foreach (var project in account.IsAdministrator ? Otherwise(Cloud.ReadAsync(Lists.Projects, cancel), own) : own)
            if (project.ValueOrNull?.Name != "services")
                yield return project;
    }

    // An administrator of one domain may not list the projects of all.
    private static async IAsyncEnumerable<T> Otherwise<T>(IAsyncEnumerable<T> first, IAsyncEnumerable<T> second)
    {
        await using var items = first.GetAsyncEnumerator();
        var refused = false;
        while (!refused)
        {
            try
            {
                if (!await items.MoveNextAsync())
                    yield break;
            }
            catch (ServiceUnavailableException)
            {
                refused = true;
                continue;
            }
            yield return items.Current;
        }
        await foreach (var item in second)
            yield return item;
    }

    private static void Note<T, TFact>(Native<T> item, Dictionary<string, TFact> facts, Func<T, TFact> factOf) where T : class
    {
        if (item.ValueOrNull is { } value)
            facts[item.Id!] = factOf(value);
    }
}

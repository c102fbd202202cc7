namespace Inventory.Sdk;

/// <summary>
/// A kind of provider, e.g. "Awesome Cloud": what it is called, how it is connected to, which form asks for its credentials, and how its
/// inventory is read. One instance serves all providers of its kind; it holds no state.
/// </summary>
public abstract class Manager
{
    /// <summary>ManageIQ's class name, e.g. <c>ManageIQ::Providers::AwesomeCloud::CloudManager</c>: the <c>type</c> of its providers.</summary>
    public abstract string Type { get; }

    /// <summary>Short snake_case name, e.g. <c>awesome_cloud</c>; names its settings.</summary>
    public abstract string EmsType { get; }

    /// <summary>Title for people, e.g. "Awesome Cloud".</summary>
    public abstract string Description { get; }

    /// <summary>Value of <c>vms.vendor</c> for VMs and templates whose parser sets none. Default: <see cref="EmsType"/>.</summary>
    public virtual string Vendor => EmsType;

    /// <summary>The fixed list of regions to choose from; empty where regions are not known in advance (the default).</summary>
    public virtual IReadOnlyList<Region> Regions => [];

    /// <summary>
    /// What the cloud's own power states mean in the VMDB's words (<see cref="PowerState"/>). A raw state that is not listed means
    /// <see cref="PowerState.Unknown"/>. Default: empty.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> PowerStates => EmptyStates;

    /// <summary>
    /// Managers beside this one, to which rows of other roles belong (networks, volumes). They share its settings, credentials, queue and refresh.
    /// Default: none; all rows belong to this manager.
    /// </summary>
    public virtual IReadOnlyList<ChildManager> ChildManagers => [];

    /// <summary>
    /// The collections of which single objects can be refreshed. A target in another one asks for a full refresh. Default: none.
    /// </summary>
    public virtual IReadOnlyCollection<string> TargetedCollections => [];

    /// <summary>Listens to the cloud's events; null for a cloud that tells none (the default).</summary>
    public virtual EventCatcher? EventCatcher => null;

    /// <summary>Collects metrics; null where none are collected (the default).</summary>
    public virtual MetricsCollector? MetricsCollector => null;

    /// <summary>The form that asks for whatever a provider of this kind needs, as Data-Driven-Forms data.</summary>
    public abstract Form ParamsForCreate { get; }

    /// <summary>
    /// Asks the cloud whether it accepts these settings. The one check there is: for settings that are not saved yet and for those of a
    /// stored provider. Expected failures are answers, not exceptions.
    /// </summary>
    public abstract Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel);

    /// <summary>Prepares a refresh: connects lazily, and gives the parser with its persister. Reads nothing yet.</summary>
    public abstract InventorySession OpenInventory(ManagerSettings settings);

    private static readonly Dictionary<string, string> EmptyStates = [];
}

/// <summary>Which part of a provider's inventory a manager owns; ManageIQ's kinds of managers.</summary>
public enum ManagerRole
{
    /// <summary>VMs, images, flavors, zones, tenants, stacks; and whatever no other manager owns.</summary>
    Cloud,

    /// <summary>Networks, subnets, routers, ports, security groups, floating IPs, load balancers.</summary>
    Network,

    /// <summary>Volumes, their snapshots, backups and types.</summary>
    BlockStorage,

    /// <summary>Object store containers and objects.</summary>
    ObjectStorage,
}

/// <summary>A manager that a provider has beside its main one.</summary>
/// <param name="Role">What it owns.</param>
/// <param name="Type">ManageIQ's class name, e.g. <c>ManageIQ::Providers::Openstack::NetworkManager</c>.</param>
/// <param name="Title">Its name is the provider's name and this, e.g. "Network Manager".</param>
public sealed record ChildManager(ManagerRole Role, string Type, string Title);

/// <summary>A place where a cloud offers its services.</summary>
/// <param name="Name">The cloud's own name of it, stored in <c>provider_region</c>.</param>
/// <param name="Description">What people read.</param>
public sealed record Region(string Name, string Description);

/// <summary>What one refresh works with; disposed when the refresh ends.</summary>
/// <param name="Parser">Lists the readings.</param>
/// <param name="Persister">The collections that the parser fills.</param>
/// <param name="Connection">The client to be disposed with the session, or null.</param>
public sealed record InventorySession(Parser Parser, Persister Persister, IDisposable? Connection = null) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Connection?.Dispose();
}

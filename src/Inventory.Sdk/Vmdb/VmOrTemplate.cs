namespace Inventory.Sdk.Vmdb;

/// <summary>What VMs and templates share: the table <c>vms</c>, told apart by its column <c>template</c>.</summary>
[Timestamps, UserColumns(typeof(VmManagement))]
public abstract partial class VmOrTemplate : ManagedRecord
{
    /// <summary>Name.</summary>
    [Indexed]
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>Id that is unique across providers, such as a UUID; for most clouds the same text as <c>ems_ref</c>.</summary>
    [Indexed]
    public string? UidEms { get; set; }

    /// <summary>Kind of the cloud's product. Default: the manager's <see cref="Manager.Vendor"/>.</summary>
    public string? Vendor { get; set; }

    /// <summary>Where it lives: a path, or a host name. Default: <c>unknown</c>; never blank.</summary>
    public string? Location { get; set; } = "unknown";

    /// <summary>True for an image that VMs are made from.</summary>
    [Column(Default = "false")]
    public abstract bool Template { get; set; }

    /// <summary>Whether it belongs to a cloud manager. Default: true.</summary>
    public bool? Cloud { get; set; } = true;

    /// <summary>Type of <c>ems_ref</c> where a cloud has several.</summary>
    public string? EmsRefType { get; set; }

    /// <summary>The power state in the cloud's own words.</summary>
    public string? RawPowerState { get; set; }

    /// <summary>The power state in the VMDB's words (<see cref="Sdk.PowerState"/>); the engine derives it from the raw state by the manager's table.</summary>
    [Indexed]
    public string? PowerState { get; set; }

    /// <summary>The raw power state before the latest change of it.</summary>
    [NotCollected]
    public string? PreviousState { get; set; }

    /// <summary>When the raw power state last changed.</summary>
    [NotCollected]
    public DateTimeOffset? StateChangedOn { get; set; }

    /// <summary><c>connected</c>, or what keeps the cloud from reaching it; null counts as connected.</summary>
    public string? ConnectionState { get; set; }

    /// <summary>When it was last started.</summary>
    public DateTimeOffset? BootTime { get; set; }

    /// <summary>When the cloud made it.</summary>
    public DateTimeOffset? EmsCreatedOn { get; set; }

    /// <summary>Name of its operating system's host.</summary>
    public string? Hostname { get; set; }

    /// <summary>Its size.</summary>
    public IReference<Flavor>? Flavor { get; set; }

    /// <summary>Its availability zone.</summary>
    public IReference<AvailabilityZone>? AvailabilityZone { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Stack that it was made by.</summary>
    public IReference<OrchestrationStack>? OrchestrationStack { get; set; }

    /// <summary>Its placement group.</summary>
    public IReference<PlacementGroup>? PlacementGroup { get; set; }

    /// <summary>Its resource group.</summary>
    public IReference<ResourceGroup>? ResourceGroup { get; set; }

    /// <summary>What it was made from: the image of a VM, the VM of an image.</summary>
    [Ancestry]
    public IReference<VmOrTemplate>? GenealogyParent { get; set; }

    /// <summary>Key pairs by which users log in to it.</summary>
    [JoinTable("key_pairs_vms", "vm_id", "authentication_id")]
    public IReadOnlyList<IReference<AuthKeyPair>>? KeyPairs { get; set; }

    /// <summary>For templates: tenants that may use it.</summary>
    [JoinTable("cloud_tenants_vms", "vm_id", "cloud_tenant_id")]
    public IReadOnlyList<IReference<CloudTenant>>? CloudTenants { get; set; }

    /// <summary>For templates: whether every tenant may use it.</summary>
    public bool? PubliclyAvailable { get; set; }

    /// <summary>For templates: whether its publisher advises against it.</summary>
    public bool? Deprecated { get; set; }

    /// <inheritdoc/>
    public override void Derive(VmdbRecord? before, DateTimeOffset at)
    {
        var known = before as VmOrTemplate;
        var changed = known?.RawPowerState != RawPowerState;
        PreviousState = changed ? known?.RawPowerState : known?.PreviousState;
        StateChangedOn = changed ? at : known?.StateChangedOn;
    }

    /// <inheritdoc/>
    public override void Archive()
    {
        RawPowerState = Sdk.PowerState.Unknown;
        AvailabilityZone = null;
        OrchestrationStack = null;
    }
}

/// <summary>A virtual machine, ManageIQ's instance (table <c>vms</c> with <c>template</c> false).</summary>
[Model("vm", "vms", WhenGone = WhenGone.Archive)]
public sealed class Vm : VmOrTemplate
{
    /// <summary>Always false.</summary>
    public override bool Template { get; set; }
}

/// <summary>An image that VMs are made from (table <c>vms</c> with <c>template</c> true). Its raw power state is <c>never</c>.</summary>
[Model("miq_template", "miq_templates", Table = "vms", Type = "Template", WhenGone = WhenGone.Archive)]
public sealed class MiqTemplate : VmOrTemplate
{
    /// <summary>Makes a template with the raw power state <c>never</c>.</summary>
    public MiqTemplate() => RawPowerState = Sdk.PowerState.Never;

    /// <summary>Always true.</summary>
    public override bool Template { get; set; } = true;
}

using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>The lists that are read: keystone's, nova's and glance's.</summary>
internal static partial class Lists
{
    public static NativeList<Project> Projects { get; } =
        new("project", Service.Identity, "projects", "projects", OpenstackJson.Default.Project) { Reach = Reach.Cloud, PageSize = null };

    public static NativeList<NativeZone> ComputeZones { get; } =
        new("availability zone", Service.Compute, "os-availability-zone", "availabilityZoneInfo", OpenstackJson.Default.NativeZone)
        {
            Reach = Reach.Cloud, IdProperty = "zoneName", PageSize = null,
        };

    public static NativeList<NativeService> Services { get; } =
        new("service", Service.Compute, "os-services", "services", OpenstackJson.Default.NativeService) { Reach = Reach.Cloud };

    public static NativeList<NativeFlavor> Flavors { get; } =
        new("flavor", Service.Compute, "flavors/detail", "flavors", OpenstackJson.Default.NativeFlavor)
        {
            Query = "is_public=None", One = ("flavors", "flavor"),
        };

    public static NativeList<NativeKeyPair> KeyPairs { get; } =
        new("key pair", Service.Compute, "os-keypairs", "keypairs", OpenstackJson.Default.NativeKeyPair)
        {
            // They are the user's, whatever the project.
            Reach = Reach.Cloud, Envelope = "keypair", IdProperty = "name",
        };

    public static NativeList<NativeServerGroup> ServerGroups { get; } =
        new("server group", Service.Compute, "os-server-groups", "server_groups", OpenstackJson.Default.NativeServerGroup)
        {
            // The project is told since 2.13; newer versions refuse parameters that they do not know, which are those of other lists.
            Owner = group => group.ProjectId, One = ("os-server-groups", "server_group"), Latest = true, Offsets = true,
        };

    public static NativeList<NativeServer> Servers { get; } =
        new("server", Service.Compute, "servers/detail", "servers", OpenstackJson.Default.NativeServer)
        {
            AllTenants = true, Owner = server => server.TenantId, One = ("servers", "server"),
        };

    public static NativeList<NativeAggregate> Aggregates { get; } =
        new("host aggregate", Service.Compute, "os-aggregates", "aggregates", OpenstackJson.Default.NativeAggregate)
        {
            Reach = Reach.Cloud, PageSize = null, One = ("os-aggregates", "aggregate"),
        };

    public static NativeList<NativeImage> Images { get; } =
        new("image", Service.Image, "images", "images", OpenstackJson.Default.NativeImage)
        {
            Owner = image => image.Visibility == "private" ? image.Owner : null, One = ("images", null),
        };

    public static NativeList<NativeFlavorAccess> FlavorAccess(string flavor) => new(
        "flavor access", Service.Compute, $"flavors/{Uri.EscapeDataString(flavor)}/os-flavor-access", "flavor_access",
        OpenstackJson.Default.NativeFlavorAccess)
    {
        IdProperty = "tenant_id", PageSize = null,
    };

    public static NativeList<NativeInterface> Interfaces(string server) => new(
        "interface", Service.Compute, $"servers/{Uri.EscapeDataString(server)}/os-interface", "interfaceAttachments", OpenstackJson.Default.NativeInterface)
    {
        IdProperty = "port_id", PageSize = null,
    };

    public static NativeList<NativeVolumeAttachment> VolumeAttachments(string server) => new(
        "volume attachment", Service.Compute, $"servers/{Uri.EscapeDataString(server)}/os-volume_attachments", "volumeAttachments",
        OpenstackJson.Default.NativeVolumeAttachment)
    {
        PageSize = null,
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;
using OperatingSystem = Inventory.Sdk.Vmdb.OperatingSystem;

namespace Providers.OpenStack.Parsing;

/// <content>What servers are made from: images, and volumes that stand in for them.</content>
internal sealed partial class OpenstackParser
{
    private void ParseImage(ListedImage listed)
    {
        var (id, image) = listed.Native;
        var visibility = Attributes.OneOf(image.Visibility, "visibility", "public", "private", "shared", "community");
        var server = string.IsNullOrWhiteSpace(image.InstanceUuid) ? null : persister.Vms.LazyFind(image.InstanceUuid);
        var template = persister.MiqTemplates.LazyFind(id);
        persister.MiqTemplates.Build(new MiqTemplate
        {
            EmsRef = id,
            UidEms = id,
            Name = Attributes.NameOr(id, image.Name),
            PubliclyAvailable = visibility is null ? null : visibility != "private",
            CloudTenant = Tenant(image.Owner),
            CloudTenants = visibility == "public" ? TenantsOf(listed.AllTenants) : TenantsOf(image.Owner is null ? [] : [image.Owner]),
            GenealogyParent = server,
        });
        persister.Hardwares.Build(new Hardware
        {
            VmOrTemplate = template,
            GuestOs = GuestOs.Of(image.OsDistro),
            Bitness = string.IsNullOrWhiteSpace(image.Architecture) ? null : image.Architecture.Contains("64", StringComparison.Ordinal) ? 64 : 32,
            DiskSizeMinimum = Attributes.Bytes(image.MinDisk, Attributes.GiB, "min_disk"),
            MemoryMbMinimum = Attributes.Count(image.MinRam, "min_ram"),
            RootDeviceType = image.DiskFormat,
            SizeOnDisk = Attributes.Count(image.Size, "size"),
            VirtualizationType = image.HypervisorType,
        });
        persister.OperatingSystems.Build(SystemOf(template, new ImageFacts(image.OsDistro, image.OsVersion)));
        if (server is not null && IsSnapshot(image))
            persister.Snapshots.Build(new Snapshot
            {
                VmOrTemplate = server,
                Uid = id,
                UidEms = id,
                EmsRef = id,
                Name = image.Name,
                Description = image.Description,
                CreateTime = image.CreatedAt,
            });
    }

    private void ParseVolumeTemplate(ListedVolumeTemplate template) => persister.MiqTemplates.Build(new MiqTemplate
    {
        EmsRef = template.Id,
        Type = $"::{template.Type}",
        Name = Attributes.NameOr(template.Id, template.Title),
        Location = "N/A",
        CloudTenant = Tenant(template.Tenant),
    });

    private static OperatingSystem SystemOf(IReference<VmOrTemplate>? of, ImageFacts? image) => new()
    {
        VmOrTemplate = of,
        ProductName = image is null ? null : GuestOs.Of(image.OsDistro),
        Distribution = image?.OsDistro,
        Version = image?.OsVersion,
    };

    // Of a server that boots from a volume, nova makes an image that names snapshots of its volumes.
    private static bool IsSnapshot(NativeImage image)
    {
        if (image.ImageType == "snapshot")
            return true;
        if (string.IsNullOrWhiteSpace(image.BlockDeviceMapping))
            return false;
        try
        {
            return JsonNode.Parse(image.BlockDeviceMapping) is JsonArray { Count: > 0 } disks && disks[0] is JsonObject first
                && first["source_type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "snapshot";
        }
        catch (JsonException unreadable)
        {
            throw new AttributeException("block_device_mapping", "it is no JSON", unreadable);
        }
    }
}

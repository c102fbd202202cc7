using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack;

/// <content>Images.</content>
internal sealed partial class OpenstackParser
{
    private void ParseImage(Native<NativeImage> native)
    {
        var image = native.Value;
        var id = Required(image.Id, $"The image {image.Name} has no id.");
        // Whatever may refuse the item comes before the first record of it is built.
        var hardware = new Hardware
        {
            VmOrTemplate = persister.MiqTemplates.LazyFind(id),
            GuestOs = GuestOs.Of(image.OsDistro),
            Bitness = string.IsNullOrWhiteSpace(image.Architecture) ? null : image.Architecture.Contains("64", StringComparison.Ordinal) ? 64 : 32,
            DiskSizeMinimum = Bytes(image.MinDisk, GiB),
            MemoryMbMinimum = image.MinRam,
            RootDeviceType = image.DiskFormat,
            SizeOnDisk = image.Size,
            VirtualizationType = image.HypervisorType,
        };
        persister.MiqTemplates.Build(new MiqTemplate
        {
            EmsRef = id,
            UidEms = id,
            Name = string.IsNullOrWhiteSpace(image.Name) ? id : image.Name,
            PubliclyAvailable = image.Visibility != "private",
        });
        persister.Hardwares.Build(hardware);
    }
}

using System.Text.RegularExpressions;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <summary>A disk of a server.</summary>
/// <param name="Name">Name, which tells it from the server's others.</param>
/// <param name="Device">Name of the device.</param>
/// <param name="Size">Size in bytes; null if that of its volume is not known here.</param>
/// <param name="Volume">The volume that it is; null for a disk that comes and goes with the server.</param>
internal sealed record ServerDisk(string Name, string Device, long? Size, string? Volume = null);

/// <summary>
/// The disks of a server: those that its flavor gives it, and the volumes attached to it. A volume at the device of one of the former takes its
/// place, and its name: the root disk of a server that boots from a volume is that volume.
/// </summary>
internal static partial class ServerDisks
{
    private const string RootDevice = "vda";
    private const string Root = "Root disk";

    public static IReadOnlyCollection<ServerDisk> Of(FlavorSize? size, IEnumerable<VolumeAt> volumes)
    {
        var disks = (size is null ? [] : OfFlavor(size)).ToDictionary(disk => PlaceOf(disk.Device), StringComparer.Ordinal);
        foreach (var volume in volumes)
        {
            var place = PlaceOf(volume.Device);
            var name = disks.GetValueOrDefault(place)?.Name ?? (place == PlaceOf(RootDevice) ? Root : volume.Device);
            disks[place] = new ServerDisk(name, volume.Device, Attributes.Bytes(volume.Size, Attributes.GiB, "size of a volume"), volume.Id);
        }
        return disks.Values;
    }

    /// <summary>What the flavor gives in bytes, all disks together.</summary>
    public static long Capacity(FlavorSize size)
    {
        var capacity = (decimal)Bytes(size.Disk, Attributes.GiB, "disk") + Bytes(size.Swap, Attributes.MiB, "swap")
            + Bytes(size.Ephemeral, Attributes.GiB, "ephemeral");
        return capacity <= long.MaxValue ? (long)capacity : throw new AttributeException("disk", "all disks together are out of range");
    }

    // A root disk of 0 GiB is as large as its image; ManageIQ says 1 GiB.
    private static IEnumerable<ServerDisk> OfFlavor(FlavorSize size)
    {
        yield return new ServerDisk(Root, RootDevice, Bytes(Math.Max(size.Disk, 1), Attributes.GiB, "disk"));
        if (size.Ephemeral > 0)
            yield return new ServerDisk("Ephemeral disk", "vdb", Bytes(size.Ephemeral, Attributes.GiB, "ephemeral"));
        if (size.Swap > 0)
            yield return new ServerDisk("Swap disk", size.Ephemeral > 0 ? "vdc" : "vdb", Bytes(size.Swap, Attributes.MiB, "swap"));
    }

    // The bus names the device, and nova tells a server's devices apart by the letter alone: sda is where vda would be.
    private static string PlaceOf(string device) => Bus().Replace(device, "");

    [GeneratedRegex("^(xv|v|s|h)d")]
    private static partial Regex Bus();

    private static long Bytes(long amount, long unit, string attribute) => Attributes.Bytes(amount, unit, attribute)!.Value;
}

using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack;

/// <summary>Turns what OpenStack lists into VMDB records.</summary>
internal sealed partial class OpenstackParser(OpenstackCollector collector, OpenstackPersister persister) : Parser
{
    private const long MiB = 1024 * 1024;
    private const long GiB = 1024 * MiB;

    /// <summary>The zone of servers that are in none.</summary>
    private const string NullZone = "null_az";

    private const string TypePrefix = OpenstackCloudManager.TypeName;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(Scope scope) =>
    [
        Each(collector.AvailabilityZones(scope), ParseAvailabilityZone).Fills(persister.AvailabilityZones),
        Each(NullZones(scope), ParseNullZone).Fills(persister.AvailabilityZones),
        Each(collector.Flavors(scope), ParseFlavor).Fills(persister.Flavors),
        Each(collector.Images(scope), ParseImage).Fills(persister.MiqTemplates, persister.Hardwares),
        Each(collector.Servers(scope), ParseServer).Fills(persister.Vms, persister.Hardwares, persister.Disks),
    ];

    private void ParseAvailabilityZone(Native<NativeZone> native)
    {
        var name = Required(native.Value.ZoneName, "An availability zone has no name.");
        persister.AvailabilityZones.Build(new AvailabilityZone { EmsRef = name, Name = name, ProviderServicesSupported = ["compute"] });
    }

    // No service lists it; it always exists.
    private static IAsyncEnumerable<string> NullZones(Scope scope)
    {
        IEnumerable<string> ids = scope.IsFull || scope.References("availability_zones").Contains(NullZone) ? [NullZone] : [];
        return ids.ToAsyncEnumerable();
    }

    private void ParseNullZone(string id) => persister.AvailabilityZones.Build(new AvailabilityZone
    {
        EmsRef = id, Type = $"{TypePrefix}::AvailabilityZoneNull", ProviderServicesSupported = ["compute"],
    });

    private void ParseFlavor(Native<NativeFlavor> native)
    {
        var flavor = native.Value;
        persister.Flavors.Build(new Flavor
        {
            EmsRef = Required(flavor.Id, $"The flavor {flavor.Name} has no id."),
            Name = flavor.Name,
            Enabled = flavor.Disabled != true,
            CpuTotalCores = flavor.Vcpus,
            Memory = Bytes(flavor.Ram, MiB),
            RootDiskSize = Bytes(flavor.Disk, GiB),
            SwapDiskSize = Bytes(flavor.Swap, MiB),
            EphemeralDiskSize = Bytes(flavor.Ephemeral, GiB),
            EphemeralDiskCount = flavor.Ephemeral is { } size ? size > 0 ? 1 : 0 : null,
            PubliclyAvailable = flavor.IsPublic,
        });
    }

    private static string Required(string? value, string otherwise) => string.IsNullOrWhiteSpace(value) ? throw new FormatException(otherwise) : value;

    private static long? Bytes(long? amount, long unit) => checked(amount * unit);
}

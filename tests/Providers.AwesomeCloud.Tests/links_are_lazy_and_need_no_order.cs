using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Providers.AwesomeCloud.Tests;

public sealed class links_are_lazy_and_need_no_order : SimulatedRegion
{
    [Fact]
    public async Task every_vm_names_its_flavor_and_zone()
    {
        var vms = (await ReadAsync(Scope.All)).OfType<Vm>();
        vms.Select(v => (v.EmsRef, Of(v.Flavor), Of(v.AvailabilityZone))).ShouldBe(
            World.Instances.All().Select(i => ((string?)i.Id, $"flavors {i.InstanceTypeId}", $"availability_zones {i.ZoneId}")), ignoreOrder: true);
    }

    [Fact]
    public async Task children_name_their_parents()
    {
        var built = await ReadAsync(Scope.All);
        built.OfType<Hardware>().Select(h => Of(h.VmOrTemplate)).ShouldBe(
            [.. World.Instances.All().Select(i => $"vms {i.Id}"), .. World.Images.All().Select(i => $"miq_templates {i.Id}")], ignoreOrder: true);
        built.OfType<Disk>().Select(d => (Of(d.Hardware), Of(d.Hardware!.Parent), d.DeviceName)).ShouldBe(
            World.Instances.All().SelectMany(i => i.BlockDevices, (i, d) => ("hardwares ", $"vms {i.Id}", (string?)d.DeviceName)), ignoreOrder: true);
    }

    [Fact]
    public async Task the_readings_may_be_read_backwards()
    {
        var forwards = await ReadAsync(Scope.All);
        var backwards = await ReadAsync(Scope.All, reverse: true);
        backwards.Select(Describe).ShouldBe(forwards.Select(Describe), ignoreOrder: true);
    }

    [Fact]
    public async Task a_link_to_what_the_cloud_does_not_list_is_made_all_the_same()
    {
        var id = World.Instances.All()[0].Id;
        World.Resize(id, "it-of-yesterday");

        var built = await ReadAsync(Scope.All);

        Of(built.OfType<Vm>().Single(v => v.EmsRef == id).Flavor).ShouldBe("flavors it-of-yesterday");
        var hardware = built.OfType<Hardware>().Single(h => h.VmOrTemplate!.Key == id);
        (hardware.CpuTotalCores, hardware.CpuSockets, hardware.CpuCoresPerSocket, hardware.MemoryMb).ShouldBe((null, null, null, null));
    }

    private static string Of(IReference? link) => $"{link?.Collection} {link?.Key}";
}

using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Providers.AwesomeCloud.Tests;

public sealed class every_object_of_the_region_is_parsed : SimulatedRegion
{
    [Fact]
    public async Task once_under_its_own_id()
    {
        var built = await ReadAsync(Scope.All);

        Refs<AvailabilityZone>().ShouldBe(World.AvailabilityZones.All().Select(z => z.Id), ignoreOrder: true);
        Refs<Flavor>().ShouldBe(World.InstanceTypes.All().Select(t => t.Id), ignoreOrder: true);
        Refs<MiqTemplate>().ShouldBe(World.Images.All().Select(i => i.Id), ignoreOrder: true);
        Refs<Vm>().ShouldBe(World.Instances.All().Select(i => i.Id), ignoreOrder: true);
        built.OfType<Disk>().Select(d => d.EmsRef).ShouldBe(
            World.Instances.All().SelectMany(i => i.BlockDevices).Select(d => d.VolumeId), ignoreOrder: true);
        built.OfType<Hardware>().Count().ShouldBe(World.Images.Count + World.Instances.Count);

        IEnumerable<string?> Refs<T>() where T : ManagedRecord => built.OfType<T>().Select(r => r.EmsRef);
    }

    [Fact]
    public async Task with_what_the_cloud_says_of_it()
    {
        var (instance, image) = (World.Instances.All()[0], World.AddImage("desktop", os: "windows"));
        var built = await ReadAsync(Scope.All);

        var vm = built.OfType<Vm>().Single(v => v.EmsRef == instance.Id);
        vm.Name.ShouldBe(instance.Name);
        vm.UidEms.ShouldBe(instance.Id);
        vm.Location.ShouldBe($"sunny-east-1/{instance.ZoneId}");
        vm.RawPowerState.ShouldBe(instance.State);
        vm.BootTime.ShouldBe(instance.LaunchedAt);
        vm.EmsCreatedOn.ShouldBe(instance.CreatedAt);
        vm.Template.ShouldBeFalse();

        var template = built.OfType<MiqTemplate>().Single(t => t.EmsRef == image.Id);
        template.Name.ShouldBe(image.Name);
        template.RawPowerState.ShouldBe("never");
        template.PubliclyAvailable.ShouldBe(image.Public);
        template.EmsCreatedOn.ShouldBe(image.CreatedAt);
        template.Template.ShouldBeTrue();
        var hardware = built.OfType<Hardware>().Single(h => h.VmOrTemplate!.Key == image.Id);
        (hardware.GuestOs, hardware.GuestOsFullName, hardware.Bitness).ShouldBe(("windows_generic", "windows", 64));

        foreach (var type in World.InstanceTypes.All())
            built.OfType<Flavor>().Single(f => f.EmsRef == type.Id).Enabled.ShouldBe(type.Enabled, type.Name);
        built.OfType<Flavor>().ShouldContain(f => f.Enabled == false);
    }
}

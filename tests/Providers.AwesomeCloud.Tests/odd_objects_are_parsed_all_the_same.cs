using AwesomeCloud;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Providers.AwesomeCloud.Tests;

public sealed class odd_objects_are_parsed_all_the_same : SimulatedRegion
{
    [Fact]
    public async Task a_terminated_instance_is_skipped_with_its_children()
    {
        var id = World.Instances.All()[0].Id;
        World.SetState(id, InstanceState.Terminated);
        foreach (var scope in (Scope[])[Scope.All, Targets(("vms", [id]))])
        {
            var built = await ReadAsync(scope);
            built.OfType<Vm>().ShouldNotContain(v => v.EmsRef == id);
            built.OfType<Hardware>().ShouldNotContain(h => h.VmOrTemplate!.Key == id);
            built.OfType<Disk>().ShouldNotContain(d => d.Hardware!.Parent!.Key == id);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public async Task a_vm_without_a_name_goes_by_its_id(string name)
    {
        var id = World.Instances.All()[0].Id;
        World.Rename(id, name);
        (await ReadAsync(Targets(("vms", [id])))).OfType<Vm>().Single().Name.ShouldBe(id);
    }

    [Fact]
    public async Task an_unknown_state_is_passed_on_as_it_is()
    {
        var id = World.Instances.All()[0].Id;
        World.SetState(id, "hibernating");
        (await ReadAsync(Targets(("vms", [id])))).OfType<Vm>().Single().RawPowerState.ShouldBe("hibernating");
    }

    [Fact]
    public async Task a_disk_whose_volume_is_not_listed_has_no_size()
    {
        var instance = World.Instances.All()[0];
        World.Volumes.Remove(instance.BlockDevices[0].VolumeId);
        foreach (var scope in (Scope[])[Scope.All, Targets(("vms", [instance.Id]))])
        {
            var built = await ReadAsync(scope);
            built.OfType<Disk>().Single(d => d.EmsRef == instance.BlockDevices[0].VolumeId).Size.ShouldBeNull();
            built.OfType<Hardware>().Single(h => h.VmOrTemplate!.Key == instance.Id).DiskCapacity.ShouldBeNull();
        }
    }

    [Fact]
    public async Task a_vm_with_a_blank_id_is_handed_to_the_engine_without_children()
    {
        World.Instances.Inject(World.Instances.All()[0] with { Id = "" });
        var built = await ReadAsync(Scope.All);
        built.OfType<Vm>().ShouldContain(v => v.EmsRef == "");
        built.OfType<Hardware>().ShouldAllBe(h => h.VmOrTemplate != null);
    }

    [Fact]
    public async Task what_is_listed_twice_is_parsed_twice_for_the_engine_to_report()
    {
        var (instance, type) = (World.Instances.All()[0], World.InstanceTypes.All()[0]);
        World.Instances.Duplicate(instance.Id);
        World.InstanceTypes.Duplicate(type.Id);
        var built = await ReadAsync(Scope.All);
        built.OfType<Vm>().Count(v => v.EmsRef == instance.Id).ShouldBe(2);
        built.OfType<Flavor>().Count(f => f.EmsRef == type.Id).ShouldBe(2);
    }
}

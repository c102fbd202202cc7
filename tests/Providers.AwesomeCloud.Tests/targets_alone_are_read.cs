using AwesomeCloud;
using AwesomeCloud.Simulator;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Providers.AwesomeCloud.Tests;

public sealed class targets_alone_are_read() : SimulatedRegion(instances: 500)
{
    [Fact]
    public async Task a_targeted_vm_reads_exactly_as_in_a_full_refresh()
    {
        var id = World.Instances.All().First(i => i.BlockDevices.Count == 2).Id;

        var built = await ReadAsync(Targets(("vms", [id])));

        built.Select(r => r.GetType()).ShouldBe([typeof(Vm), typeof(Hardware), typeof(Disk), typeof(Disk)], ignoreOrder: true);
        (await ReadAsync(Scope.All)).Select(Describe).Intersect(built.Select(Describe)).Count().ShouldBe(4);
    }

    [Fact]
    public async Task of_any_collection_and_in_any_number()
    {
        var vms = World.Instances.All().Take(450).Select(i => i.Id).ToArray();
        var (image, type, zone) = (World.Images.All()[3].Id, World.InstanceTypes.All()[3].Id, World.AvailabilityZones.All()[1].Id);

        var built = await ReadAsync(Targets(("vms", vms), ("miq_templates", [image]), ("flavors", [type]), ("availability_zones", [zone])));

        built.OfType<ManagedRecord>().Select(r => r.EmsRef).ShouldBe([.. vms, image, type, zone], ignoreOrder: true);
        built.OfType<Hardware>().Count().ShouldBe(451);
    }

    [Fact]
    public async Task what_is_gone_is_absent_and_what_is_not_named_stays_unread()
    {
        var (gone, kept) = (World.Instances.All()[0].Id, World.Instances.All()[1].Id);
        World.TerminateInstance(gone);
        (await ReadAsync(Targets(("vms", [gone, kept])))).OfType<Vm>().Select(v => v.EmsRef).ShouldBe([kept]);
    }

    [Fact]
    public async Task a_collection_without_ids_is_read_as_a_whole()
    {
        var built = await ReadAsync(Targets(("vms", []), ("flavors", [])));

        built.OfType<Vm>().Count().ShouldBe(World.Instances.Count);
        built.OfType<Flavor>().Count().ShouldBe(World.InstanceTypes.Count);
        built.OfType<MiqTemplate>().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_list_that_is_not_in_the_scope_is_not_even_asked_for()
    {
        foreach (var other in (string[])[ResourceNames.AvailabilityZones, ResourceNames.InstanceTypes, ResourceNames.Instances, ResourceNames.Volumes])
            Cloud.Faults.Forbid(other);
        var image = World.Images.All()[0].Id;
        (await ReadAsync(Targets(("miq_templates", [image])))).OfType<MiqTemplate>().Select(t => t.EmsRef).ShouldBe([image]);
    }

    [Fact]
    public async Task and_instance_types_are_asked_for_only_once()
    {
        // Each second request is refused, and a refusal is not repeated.
        Cloud.Faults.Add(new Fault(FaultKind.Fail, ResourceNames.InstanceTypes, Status: 400, Every: 2));
        (await ReadAsync(Scope.All)).OfType<Flavor>().Count().ShouldBe(World.InstanceTypes.Count);
    }
}

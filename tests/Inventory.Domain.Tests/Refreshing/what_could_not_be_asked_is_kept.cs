using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class What_could_not_be_asked_is_kept(Server server) : WholeEngine(server)
{
    private const string Links =
        """
        select v.ems_ref, v.name, s.ems_ref, h.guest_os, h.memory_mb from vmdb.vms v left join vmdb.orchestration_stacks s on s.id = v.orchestration_stack_id
        left join vmdb.hardwares h on h.vm_or_template_id = v.id order by 1
        """;

    [Fact]
    public async Task Of_an_object_and_of_its_children()
    {
        Whole.Has<OrchestrationStack>("s1");
        Vm("i-1", "a", "s1", "linux", known: true);
        await Refresh();
        (await Rows(Links)).ShouldBe(["i-1|a|s1|linux|1"]);

        Whole.HasNo<Vm>("i-1");
        Vm("i-1", "b", null, null, known: false);
        Vm("i-2", "c", null, null, known: false);
        (await Refresh()).Events.ShouldBe(2);
        (await Rows(Links)).ShouldBe(["i-1|b|s1|linux|1", "i-2|c|||1"]);
        (await Events("vms", "i-1"))[^1].ShouldBe("""vm_changed {"name": "b"}""");
        await HistoryAndTablesAgree();

        Whole.HasNo<Vm>("i-1");
        Vm("i-1", "b", null, null, known: true);
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Links)).ShouldBe(["i-1|b|||1", "i-2|c|||1"]);
        await HistoryAndTablesAgree();
    }

    private void Vm(string id, string name, string? stack, string? system, bool known)
    {
        Whole.List<Vm>(typeof(Hardware));
        Whole.Has<Vm>(id, p =>
        {
            var vm = new Vm { EmsRef = id, Name = name, OrchestrationStack = p.Of<OrchestrationStack>().LazyFind(stack) };
            var hardware = new Hardware { VmOrTemplate = p.To<Vm>(id), GuestOs = system, MemoryMb = 1 };
            if (!known)
            {
                vm.Keep(nameof(vm.OrchestrationStack));
                hardware.Keep(nameof(hardware.GuestOs));
            }
            p.Build(vm);
            p.Build(hardware);
        });
    }
}

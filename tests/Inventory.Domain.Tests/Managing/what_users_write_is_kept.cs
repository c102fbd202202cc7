using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Managing;

public sealed class What_users_write_is_kept(Server server) : Engine(server)
{
    private EditObject Edit => new(Models, Database, Record, Time);

    [Fact]
    public async Task An_edit_is_an_event_and_the_clouds_word_counts_again_with_the_next_refresh()
    {
        Cloud.Vm("i-1", cores: 1);
        await Refresh();
        var id = await Scalar<long>("select id from vmdb.vms");

        (await Edit.EditAsync(id, record => ((Vm)record).Name = "mine", "ann", default)).ShouldBeNull();
        (await Edit.EditAsync(id, record => ((Vm)record).Name = "mine", "ann", default)).ShouldBeNull();

        (await Events("vms", "i-1"))[1..].ShouldBe(["vm_changed {\"name\": \"mine\"}"]);
        await new Rebuild(Beside).RebuildAsync(Database, null, null, default);
        (await Scalar<string>("select name from vmdb.vms")).ShouldBe("mine");
        (await Refresh()).Events.ShouldBe(1);
        (await Scalar<string>("select name from vmdb.vms")).ShouldBe("i-1");
        await SecondRefreshRecordsNothing();
        await RebuildChangesNothing();
    }

    [Fact]
    public async Task An_archived_object_is_edited_by_nobody()
    {
        Cloud.Vm("i-1");
        await Refresh();
        Cloud.Clear();
        await Refresh();
        var id = await Scalar<long>("select id from vmdb.vms");
        (await Edit.EditAsync(id, record => ((Vm)record).Name = "mine", "ann", default)).ShouldNotBeNull().ShouldContain("archived");
        (await Edit.EditAsync(id + 1, _ => { }, "ann", default)).ShouldBe("it came from no provider");
    }

    [Fact]
    public async Task Tags_and_attributes_of_users_outlive_refreshes_and_rebuilds()
    {
        Cloud.Vm("i-1");
        await Refresh();
        await Execute("insert into vmdb.user_attributes (resource_type, resource_id, name, value) select 'VmOrTemplate', id, 'owner', 'ann' from vmdb.vms");
        await Execute("insert into vmdb.taggings (taggable_type, taggable_id, tag_id) select 'VmOrTemplate', id, 1 from vmdb.vms");
        Cloud.Clear();
        Cloud.Vm("i-1", name: "renamed");
        await Refresh();
        await RebuildChangesNothing();
        (await Rows(
            """
            select v.name, u.value, g.tag_id from vmdb.vms v join vmdb.user_attributes u on u.resource_id = v.id join vmdb.taggings g on g.taggable_id = v.id
            """)).ShouldBe(["renamed|ann|1"]);
    }
}

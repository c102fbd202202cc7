using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;

namespace Inventory.Domain.Tests.Managing;

public abstract class A_removed_provider_leaves_its_archive(Server server) : Engine(server)
{
    private RemoveProvider Remove => new(Models, Database, Record, new Managers([Kind]), Time);

    [Fact]
    public async Task Its_objects_disappear_as_those_of_an_empty_cloud_would()
    {
        for (var i = 0; i < 30; i++)
            Fill($"i-{i}"); // more than the guard lets pass
        await Refresh();
        var twin = await ProviderAsync("twin");
        await NewRefresh().RunAsync(twin, RefreshRequest.Full("test", "ann"), (_, _) => Task.CompletedTask, default);
        Cloud.Clear();
        Time.Advance(TimeSpan.FromMinutes(1));
        await NewRefresh().RunAsync(twin, RefreshRequest.Full("test", "ann", confirmDisconnects: true), (_, _) => Task.CompletedTask, default);

        (await Remove.RemoveAsync(Provider.Id, "ann", default)).ShouldBeGreaterThan(30);

        (await TypesAndData(Provider.Id)).ShouldBe(await TypesAndData(twin.Id));
        (await Rows("select count(*), count(ems_id) from vmdb.vms")).ShouldBe(["62|0"]);
        (await Rows("select count(*) from vmdb.flavors")).ShouldBe(["0"]);
        (await Rows($"select id from vmdb.ext_management_systems")).ShouldBe([$"{twin.Id}"]);
        (await Rows("select count(*) from vmdb.endpoints union all select count(*) from vmdb.authentications where authtype is not null"))
            .ShouldAllBe(count => count == "0");
        (await Rows($"select type from inventory.mt_events where stream_id = 'providers/{Provider.Id}' order by version"))
            .ShouldBe(["provider_added", "credentials_checked", "provider_removed"]);
        await RebuildChangesNothing();
    }

    [Fact]
    public async Task And_nothing_is_left_to_be_removed_twice()
    {
        Fill("i-1");
        await Refresh();
        await Remove.RemoveAsync(Provider.Id, "ann", default);

        (await Remove.RemoveAsync(Provider.Id, "ann", default)).ShouldBe(0);
        (await Scalar<long>($"select count(*) from inventory.mt_events where type = 'provider_removed'")).ShouldBe(1);
    }

    [Fact]
    public async Task Only_a_program_that_knows_its_kind_takes_it_away()
    {
        Fill("i-1");
        await Refresh();

        var refusal = await Should.ThrowAsync<InvalidOperationException>(
            () => new RemoveProvider(Models, Database, Record, new Managers([]), Time).RemoveAsync(Provider.Id, "ann", default));

        refusal.Message.ShouldContain("is not known to this program");
        (await Scalar<long>("select count(*) from vmdb.vms where ems_id is not null")).ShouldBe(2);
    }

    private void Fill(string id)
    {
        if (Cloud.Flavors.Count == 0)
        {
            Cloud.Flavor("small");
            Cloud.Zone("z");
            Cloud.Template("image");
        }
        Cloud.Vm(id, flavor: "small", zone: "z", cores: 2, disks: [("vda", 1)]);
    }

    private Task<string[]> TypesAndData(long ems) => Rows(
        $"""
        select split_part(stream_id, '/', 2) || '/' || split_part(stream_id, '/', 3) || ' ' || type || ' ' || (data - 'state_changed_on')::text
        from inventory.mt_events where starts_with(stream_id, '{ems}/') and type like '%disconnected' order by 1
        """);
}

public sealed class A_provider_removed_by_appended_events(Server server) : A_removed_provider_leaves_its_archive(server);

public sealed class A_provider_removed_by_copied_events(Server server) : A_removed_provider_leaves_its_archive(server)
{
    protected override int BulkThreshold => 0;
}

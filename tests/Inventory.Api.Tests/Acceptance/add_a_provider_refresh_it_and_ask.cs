namespace Inventory.Api.Tests.Acceptance;

public sealed class Add_a_provider_refresh_it_and_ask(App app)
{
    [Fact]
    public async Task The_inventory_is_the_clouds_and_a_second_refresh_records_nothing()
    {
        var region = app.Cloud.World["sunny-west-1"];
        var provider = await app.AddProviderAsync("west", region.Name);

        var first = await app.RefreshAsync(provider);
        first.GetProperty("status").GetString().ShouldBe("Ok", first.ToString());
        App.EventsOf(first).ShouldBe(region.Instances.Count + region.Images.Count + region.InstanceTypes.Count + region.AvailabilityZones.Count);
        App.EventsOf(await app.RefreshAsync(provider)).ShouldBe(0);

        var vms = await app.GetAsync($"/api/vms?expand=resources&attributes=name,ems_ref,flavor.name&filter[]=ems_id={provider}&limit=1000");
        var byRef = region.Instances.All().ToDictionary(i => i.Id);
        var types = region.InstanceTypes.All().ToDictionary(t => t.Id);
        vms.GetProperty("resources").GetArrayLength().ShouldBe(byRef.Count);
        foreach (var vm in vms.GetProperty("resources").EnumerateArray())
            vm.GetProperty("flavor").GetProperty("name").GetString().ShouldBe(types[byRef[vm.GetProperty("ems_ref").GetString()!].InstanceTypeId].Name);
    }

    [Fact]
    public async Task What_changes_in_the_cloud_is_recorded_and_shown()
    {
        var region = app.Cloud.World["cloudy-north-1"];
        var provider = await app.AddProviderAsync("north", region.Name);
        await app.RefreshAsync(provider);
        var instances = region.Instances.All();
        var (stopped, gone) = (instances.First(i => i.State == "running").Id, instances[^1].Id);
        region.StopInstance(stopped);
        region.TerminateInstance(gone);

        App.EventsOf(await app.RefreshAsync(provider)).ShouldBe(2);

        var shown = await app.GetAsync($"/api/vms?expand=resources&attributes=power_state,previous_state&filter[]=ems_ref='{stopped}'");
        shown.GetProperty("resources")[0].GetProperty("power_state").GetString().ShouldBe("off");
        shown.GetProperty("resources")[0].GetProperty("previous_state").GetString().ShouldBe("running");
        var archived = await app.GetAsync($"/api/vms?expand=resources&attributes=ems_id&filter[]=ems_ref='{gone}'");
        archived.GetProperty("resources")[0].GetProperty("ems_id").GetString().ShouldBeNull();
        App.EventsOf(await app.RefreshAsync(provider)).ShouldBe(0);
    }

    [Fact]
    public async Task A_target_alone_is_read()
    {
        var provider = await app.AddProviderAsync("targeted");
        await app.RefreshAsync(provider);
        var instances = app.Cloud.World.Home.Instances.All();
        var (one, other) = (instances[0], instances[1]);
        app.Cloud.World.Home.Rename(one.Id, "renamed-one");
        app.Cloud.World.Home.Rename(other.Id, "renamed-other");

        var task = await app.RefreshAsync(provider, new { targets = new[] { new { association = "vms", manager_ref = new { ems_ref = one.Id } } } });

        App.EventsOf(task).ShouldBe(1);
        (await app.GetAsync($"/api/vms?expand=resources&filter[]=name='renamed-*'&filter[]=ems_id={provider}")).GetProperty("subcount").GetInt32().ShouldBe(1);
    }
}

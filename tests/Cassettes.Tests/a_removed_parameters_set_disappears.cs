using Cassettes.Tests.Comparing;
using Cassettes.Tests.Expecting;
using Cassettes.Tests.Refreshing;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Cassettes.Tests;

/// <summary>What the original test of this cassette does between its two runs.</summary>
public sealed class a_removed_parameters_set_disappears(Server server)
{
    [Fact]
    public async Task with_the_next_refresh_of_its_offering()
    {
        var cassette = CassetteFolder.Find("amazon", "cloud_manager__refresher_targeted__service_offerings_with_parameters_sets");
        Assert.SkipWhen(cassette.Scenario is null, CassetteFolder.Absence ?? "There is no such cassette.");
        var manager = Clouds.Find("amazon");
        Assert.SkipWhen(manager is null, "There is no provider amazon.");
        await using var played = await Played.StartAsync(server, cassette, manager!, new Findings());
        var targets = cassette.Scenario!.Targets;
        await played.RefreshAsync("the refresh", targets);
        var before = (await Vmdb.ReadRowsAsync(played.Engine.Database)).Rows("service_parameters_sets").Select(r => (string?)r["ems_ref"]).ToArray();

        await played.Engine.GiveAsync<ServiceParametersSet>("service_parameters_sets", ["mock"], _ =>
            [new() { EmsRef = "mock", Name = "mock", ServiceOffering = new Reference<ServiceOffering>("service_offerings", targets["service_offerings"][0]) }]);
        (await Vmdb.ReadRowsAsync(played.Engine.Database)).Rows("service_parameters_sets").Count.ShouldBe(before.Length + 1);

        (await played.RefreshAsync("the second refresh", targets)).Events.ShouldBe(1);
        (await Vmdb.ReadRowsAsync(played.Engine.Database)).Rows("service_parameters_sets").Select(r => (string?)r["ems_ref"]).ShouldBe(before);
    }
}

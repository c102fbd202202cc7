using AwesomeCloud.Simulator;

namespace Inventory.Api.Tests.Acceptance;

public sealed class An_answer_has_its_limits(App app)
{
    [Fact]
    public async Task Relationships_that_multiply_are_refused_before_they_fill_the_memory()
    {
        await using var cloud = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Instances = 450, Seed = 5 });
        var created = await app.PostAsync("/api/providers", app.Provider("many", cloud.World.Home.Name, url: cloud.Endpoint.ToString()));
        var provider = created.GetProperty("results")[0].GetProperty("id").GetString();
        await app.RefreshAsync(provider!);
        var one = $"/api/vms?limit=1&filter[]=ems_id={provider}&expand=resources&attributes=ext_management_system.vms";

        (await app.GetAsync(one)).GetProperty("resources")[0].GetProperty("ext_management_system").GetProperty("vms").GetArrayLength().ShouldBe(450);
        var refusal = await app.GetAsync($"{one}.ext_management_system.vms", 400);

        refusal.GetProperty("error").GetProperty("message").GetString().ShouldStartWith("The related rows are too many for one answer");
    }
}

using System.Diagnostics;
using Inventory.Domain.Collecting;

namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class a_service_that_is_down_loses_nothing(RefreshedCloud cloud)
{
    private static readonly string[] OfTheServices =
    [
        "orchestration_stacks", "orchestration_templates", "orchestration_stacks_resources", "orchestration_stacks_parameters", "orchestration_stacks_outputs",
        "cloud_object_store_containers", "cloud_object_store_objects",
    ];

    [Fact]
    public async Task heat_and_swift_while_the_rest_is_read()
    {
        var tools = Tools();
        var inventory = await cloud.InventoryAsync();
        await inventory.RefreshAsync();
        var before = await Listing.TakeAsync();
        await RunAsync(tools, "openstack-down", "heat-api", "swift-proxy");
        try
        {
            var outcome = await inventory.RefreshAsync();
            TestContext.Current.TestOutputHelper!.WriteLine($"{inventory.LastEffort} {outcome.Problem}");
            outcome.Verdict.ShouldBe(Verdict.Partial);
            outcome.Collections.Where(c => c.Verdict != Verdict.Complete).Select(c => c.Collection).ShouldBe(OfTheServices, ignoreOrder: true);
            string.Join("\n", await Comparison.DifferencesAsync(inventory.Database, before)).ShouldBeEmpty();
        }
        finally
        {
            await RunAsync(tools, "openstack-up", "--no-install");
        }
        var again = await inventory.RefreshAsync();
        (again.Verdict, again.Problem, again.Events).ShouldBe((Verdict.Complete, null, 0));
    }

    // Stopping a service takes the tools of the laboratory that runs the cloud.
    private static string Tools()
    {
        _ = Cloud.Settings();
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "openstack") is var tools && File.Exists(Path.Combine(tools, "openstack-down")))
                return tools;
        Assert.Skip("No folder shared/openstack with the tool openstack-down stands beside the repository.");
        return "";
    }

    private static async Task RunAsync(string tools, string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(tools, command), arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
    }
}

using Inventory.Domain.Collecting;

namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class the_inventory_is_what_the_client_lists(RefreshedCloud cloud)
{
    [Fact]
    public async Task after_a_full_refresh()
    {
        var inventory = await cloud.InventoryAsync();
        (cloud.First.Verdict, cloud.First.Problem).ShouldBe((Verdict.Complete, null));
        await inventory.RefreshAsync();
        var listing = await Listing.TakeAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{cloud.Effort} The client lists: {Comparison.Figures(listing)}.");
        string.Join("\n", await Comparison.DifferencesAsync(inventory.Database, listing)).ShouldBeEmpty();
    }
}

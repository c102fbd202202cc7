using AwesomeCloud;
using Inventory.Sdk;

namespace Providers.AwesomeCloud.Tests;

public sealed class a_broken_list_is_never_a_short_one() : SimulatedRegion(instances: 1500)
{
    [Fact]
    public async Task items_stream_until_the_page_that_fails()
    {
        Cloud.Faults.FailPage(ResourceNames.Instances, page: 2, status: 400);
        using var session = new CloudManager().OpenInventory(Settings);
        var seen = 0;
        await Should.ThrowAsync<AwesomeCloudException>(async () =>
        {
            await foreach (var parse in Reading(session, "vms").Items(Cancel))
                seen++;
        });
        seen.ShouldBe(1000);
    }

    [Theory]
    [InlineData(ResourceNames.AvailabilityZones, "availability_zones")]
    [InlineData(ResourceNames.InstanceTypes, "flavors", "vms")]
    [InlineData(ResourceNames.Images, "miq_templates")]
    [InlineData(ResourceNames.Instances, "vms")]
    [InlineData(ResourceNames.Volumes, "vms")]
    public async Task a_list_that_fails_fails_what_needs_it_and_nothing_else(string resource, params string[] collections)
    {
        Cloud.Faults.Forbid(resource);
        using var session = new CloudManager().OpenInventory(Settings);
        foreach (var collection in session.Persister.Collections.Where(c => c.RecordType.IsSubclassOf(typeof(Inventory.Sdk.Vmdb.ManagedRecord))))
        {
            var read = async () =>
            {
                await foreach (var parse in Reading(session, collection.Name).Items(Cancel))
                    parse();
            };
            if (collections.Contains(collection.Name))
                (await read.ShouldThrowAsync<AwesomeCloudException>()).Kind.ShouldBe(AwesomeCloudErrorKind.Forbidden);
            else
                await read.ShouldNotThrowAsync();
        }
    }

    [Fact]
    public async Task a_cancelled_reading_stops()
    {
        using var stop = new CancellationTokenSource();
        using var session = new CloudManager().OpenInventory(Settings);
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var parse in Reading(session, "vms").Items(stop.Token))
                await stop.CancelAsync();
        });
    }

    private static Reading Reading(InventorySession session, string collection) =>
        session.Parser.Read(Scope.All).Single(r => r.Collections.Any(c => c.Name == collection));
}

using AwesomeCloud;
using Inventory.Sdk.Http;

namespace Providers.AwesomeCloud.Tests;

public sealed class passing_failures_pass_unseen() : SimulatedRegion(instances: 50)
{
    private static readonly CloudHttpOptions Hasty = new() { FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) };

    [Fact]
    public async Task an_error_of_the_server()
    {
        Cloud.Faults.FailPage(ResourceNames.Instances, page: 1, status: 503, times: 2);
        await AllInstancesAreRead();
    }

    [Fact]
    public async Task a_connection_that_breaks_in_the_middle_of_a_page()
    {
        Cloud.Faults.CutConnection(ResourceNames.Instances, page: 1, times: 2);
        await AllInstancesAreRead();
    }

    [Fact]
    public async Task but_too_long_a_wait_asked_for_is_told()
    {
        Cloud.Faults.Throttle(retryAfterSeconds: 3600);
        using var cloud = CloudManager.RawConnect(Settings, Hasty);
        var failure = await Should.ThrowAsync<AwesomeCloudException>(() => cloud.VerifyAsync(Cancel));
        (failure.Kind, failure.HttpStatus).ShouldBe((AwesomeCloudErrorKind.Throttled, 429));
        failure.Message.ShouldContain("asks to wait 3600 s");
    }

    private async Task AllInstancesAreRead()
    {
        using var cloud = CloudManager.RawConnect(Settings, Hasty);
        (await cloud.ListInstances().Select(instance => instance.Id).ToListAsync(Cancel)).ShouldBe(World.Instances.All().Select(instance => instance.Id));
    }
}

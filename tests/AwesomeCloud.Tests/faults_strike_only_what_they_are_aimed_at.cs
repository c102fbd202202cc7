namespace AwesomeCloud.Tests;

public sealed class faults_strike_only_what_they_are_aimed_at
{
    [Fact]
    public async Task one_resource_is_forbidden_and_the_others_are_not()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.Forbid(ResourceNames.Volumes);

        var failure = await client.ListVolumes().ShouldFailAsync();

        (failure.Kind, failure.HttpStatus, failure.Code).ShouldBe((AwesomeCloudErrorKind.Forbidden, 403, "Forbidden"));
        (await client.ListInstances().CountAsync()).ShouldBe(5);
        await client.VerifyAsync();
    }

    [Fact]
    public async Task credentials_expire_for_everything_signed_until_the_fault_is_cleared()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.ExpireCredentials();

        (await Should.ThrowAsync<AwesomeCloudException>(() => client.VerifyAsync())).Code.ShouldBe("ExpiredCredentials");
        (await client.ListImages().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.InvalidCredentials);
        (await AwesomeCloudClient.ListRegionsAsync(cloud.Endpoint)).Count.ShouldBe(3);

        cloud.Faults.Clear();
        await client.VerifyAsync();
    }

    [Fact]
    public async Task one_region_fails_and_the_others_do_not()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        cloud.Faults.Add(new Fault(FaultKind.Fail, Region: "sunny-west-1"));
        using var east = Clouds.ClientOf(cloud);
        using var west = cloud.CreateClient("sunny-west-1");

        (await east.ListInstances().CountAsync()).ShouldBe(5);
        (await west.ListInstances().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.ServerError);
    }

    [Fact]
    public async Task a_counted_fault_is_used_up()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.FailPage(ResourceNames.Instances, times: 2);

        await client.ListInstances().ShouldFailAsync();
        cloud.Faults.Active.Count.ShouldBe(1);
        await client.ListInstances().ShouldFailAsync();
        cloud.Faults.Active.ShouldBeEmpty();
        (await client.ListInstances().CountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task a_slow_cloud_is_slow_and_right()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.Slow(TimeSpan.FromMilliseconds(20), times: 1);
        (await client.ListInstances().CountAsync()).ShouldBe(5);
        cloud.Faults.Active.ShouldBeEmpty();
    }

    [Fact]
    public void a_fault_that_makes_no_sense_is_refused()
    {
        var faults = new Faults();
        Should.Throw<ArgumentException>(() => faults.FailPage(ResourceNames.Images, status: 200));
        Should.Throw<ArgumentException>(() => faults.FailPage(ResourceNames.Images, page: 0));
        Should.Throw<ArgumentException>(() => faults.Throttle(every: 0));
    }
}

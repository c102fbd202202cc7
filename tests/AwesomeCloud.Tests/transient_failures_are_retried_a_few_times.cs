namespace AwesomeCloud.Tests;

public sealed class transient_failures_are_retried_a_few_times
{
    private readonly List<double> _waits = [];

    [Fact]
    public async Task two_server_errors_are_survived_and_the_wait_doubles()
    {
        await using var cloud = await Clouds.StartAsync(instances: 50);
        using var client = ClientOf(cloud);
        cloud.Faults.FailPage(ResourceNames.Instances, page: 3, times: 2);

        (await client.ListInstances().CountAsync()).ShouldBe(50);
        _waits.ShouldBe([0.2, 0.4]);
    }

    [Fact]
    public async Task a_third_one_surfaces()
    {
        await using var cloud = await Clouds.StartAsync(instances: 50);
        using var client = ClientOf(cloud);
        cloud.Faults.FailPage(ResourceNames.Instances, page: 3, status: 503, times: 3);

        var failure = await client.ListInstances().ShouldFailAsync();

        (failure.Kind, failure.HttpStatus, failure.Code).ShouldBe((AwesomeCloudErrorKind.ServerError, 503, "ServiceUnavailable"));
        (await client.ListInstances().CountAsync()).ShouldBe(50);
    }

    [Fact]
    public async Task a_lost_connection_is_survived_without_a_repeated_item()
    {
        await using var cloud = await Clouds.StartAsync(instances: 50);
        using var client = ClientOf(cloud);
        cloud.Faults.CutConnection(ResourceNames.Instances, page: 2, times: 1);

        (await client.ListInstances().Select(instance => instance.Id).ToListAsync())
            .ShouldBe(cloud.World.Home.Instances.All().Select(instance => instance.Id));
    }

    [Fact]
    public async Task the_cloud_says_how_long_to_wait()
    {
        await using var cloud = await Clouds.StartAsync(instances: 50);
        using var client = ClientOf(cloud);
        cloud.Faults.Throttle(every: 3, retryAfterSeconds: 4);

        (await client.ListInstances().CountAsync()).ShouldBe(50);
        _waits.ShouldBe([4, 4]);
    }

    [Fact]
    public async Task a_wait_beyond_our_patience_surfaces_at_once()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = ClientOf(cloud);
        cloud.Faults.Throttle(retryAfterSeconds: 60);

        var failure = await client.ListInstances().ShouldFailAsync();

        (failure.Kind, failure.RetryAfter).ShouldBe((AwesomeCloudErrorKind.Throttled, TimeSpan.FromMinutes(1)));
        _waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task what_will_not_go_away_is_not_retried()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = ClientOf(cloud);
        cloud.Faults.ExpireCredentials(times: 1);
        (await client.ListInstances().ShouldFailAsync()).Code.ShouldBe("ExpiredCredentials");
        cloud.Faults.Forbid(ResourceNames.Instances, times: 1);
        (await client.ListInstances().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.Forbidden);
        cloud.Faults.Malform(ResourceNames.Instances, times: 1);
        (await client.ListInstances().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.MalformedResponse);
        _waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task retrying_can_be_switched_off()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.FailPage(ResourceNames.Instances, times: 1);
        (await client.ListInstances().ShouldFailAsync()).HttpStatus.ShouldBe(500);
    }

    private AwesomeCloudClient ClientOf(SimulatedCloud cloud) => cloud.CreateClient(options: new AwesomeCloudClientOptions
    {
        PageSize = 10,
        Delay = (wait, _) =>
        {
            _waits.Add(wait.TotalSeconds);
            return Task.CompletedTask;
        },
    });
}

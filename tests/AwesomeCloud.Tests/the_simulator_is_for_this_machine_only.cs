namespace AwesomeCloud.Tests;

public sealed class the_simulator_is_for_this_machine_only
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://192.0.2.1:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://example.com:0")]
    [InlineData("https://127.0.0.1:0")]
    public async Task any_other_address_is_refused(string url) =>
        await Should.ThrowAsync<ArgumentException>(() => SimulatedCloud.StartAsync(new SimulatedCloudOptions { Url = new Uri(url) }));

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:0")]
    public async Task loopback_is_served_on_a_free_port(string url)
    {
        await using var cloud = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Url = new Uri(url), Instances = 1 });
        cloud.Endpoint.IsLoopback.ShouldBeTrue();
        cloud.Endpoint.Port.ShouldBeGreaterThan(0);
        using var client = cloud.CreateClient();
        await client.VerifyAsync();
    }

    [Fact]
    public void arguments_become_options()
    {
        var options = CommandLine.Parse(
        [
            "--urls", "http://127.0.0.1:9", "--instances", "7", "--seed", "3", "--churn", "2", "--region", "a-1", "--region", "b-1",
            "--access-key", "K", "--secret-key", "S",
        ]);
        (options.Url.Port, options.Instances, options.Seed, options.Churn).ShouldBe((9, 7, 3, 2));
        options.Regions.ShouldBe(["a-1", "b-1"]);
        (options.Credentials.AccessKey, options.Credentials.SecretKey).ShouldBe(("K", "S"));
        CommandLine.Parse([]).Url.Port.ShouldBe(8800);
    }

    [Theory]
    [InlineData("--instance 7", "'--instance' is not an option.")]
    [InlineData("--seed", "--seed lacks its value.")]
    [InlineData("--churn many", "--churn takes a whole number, not 'many'.")]
    public void and_wrong_ones_are_named(string arguments, string message) =>
        Should.Throw<FormatException>(() => CommandLine.Parse(arguments.Split(' '))).Message.ShouldBe(message);
}

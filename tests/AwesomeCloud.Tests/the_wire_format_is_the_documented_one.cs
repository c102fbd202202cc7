using System.Text;
using System.Text.Json;

namespace AwesomeCloud.Tests;

public sealed class the_wire_format_is_the_documented_one
{
    [Fact]
    public async Task of_an_instance()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var tap = new Tap();
        using var client = Clouds.ClientOf(cloud, handler: tap);
        var world = cloud.World.Home;
        var i = world.Instances.All()[0];
        world.Instances.Update(i.Id, x => x with
        {
            Name = "web-1",
            State = "running",
            PrivateIp = "10.0.0.1",
            PublicIp = null,
            CreatedAt = new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero),
            LaunchedAt = new DateTimeOffset(2025, 1, 2, 3, 4, 6, TimeSpan.Zero),
            Tags = new Dictionary<string, string> { ["env"] = "prod" },
            BlockDevices = [new BlockDevice("/dev/vda", "vol-1")],
        });

        await client.ListInstances([i.Id]).CountAsync();

        Encoding.UTF8.GetString(tap.Bodies[0]).ShouldBe(
            $$"""
            {"items":[{"id":"{{i.Id}}","name":"web-1","state":"running","instance_type_id":"{{i.InstanceTypeId}}","image_id":"{{i.ImageId}}",
            "zone_id":"{{i.ZoneId}}","private_ip":"10.0.0.1","created_at":"2025-01-02T03:04:05+00:00","launched_at":"2025-01-02T03:04:06+00:00",
            "tags":{"env":"prod"},"block_devices":[{"device_name":"/dev/vda","volume_id":"vol-1"}]}]}
            """.Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("instance_types", "id name ncpus ram_mb disk_gb enabled")]
    [InlineData("images", "id name os architecture public min_disk_gb size_bytes created_at")]
    [InlineData("volumes", "id name size_gb state zone_id created_at attachments")]
    [InlineData("availability_zones", "id name state")]
    public async Task of_everything_else(string resource, string fields)
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var tap = new Tap();
        using var client = Clouds.ClientOf(cloud, handler: tap);
        await client.ListInstanceTypes().CountAsync();
        await client.ListImages().CountAsync();
        await client.ListVolumes().CountAsync();
        await client.ListAvailabilityZones().CountAsync();

        var body = tap.Bodies[tap.Requests.FindIndex(uri => uri.AbsolutePath == $"/v1/regions/sunny-east-1/{resource}")];
        using var json = JsonDocument.Parse(body);
        json.RootElement.GetProperty("items")[0].EnumerateObject().Select(property => property.Name).ShouldBe(fields.Split(' '));
    }

    [Theory]
    [InlineData("max_results=0", "InvalidParameter")]
    [InlineData("max_results=1001", "InvalidParameter")]
    [InlineData("next_token=zz", "InvalidToken")]
    [InlineData("next_token=00", "InvalidToken")]
    public async Task wrong_parameters_are_refused(string query, string code)
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud, handler: new Signed(cloud, query));
        var failure = await client.ListInstances().ShouldFailAsync();
        (failure.Kind, failure.HttpStatus, failure.Code).ShouldBe((AwesomeCloudErrorKind.BadRequest, 400, code));
    }

    /// <summary>Replaces the query by one that the client would not send, and signs it.</summary>
    private sealed class Signed(SimulatedCloud cloud, string query) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var other = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(request.RequestUri!) { Query = query }.Uri);
            new Wire.RequestSigner(cloud.Credentials, cloud.World.Home.Name, cloud.Options.Time).Sign(other);
            return base.SendAsync(other, cancellationToken);
        }
    }
}

using System.Text.Json;
using AwesomeCloud.Wire;

namespace AwesomeCloud.Tests;

/// <summary>What nearly every test needs: a small cloud, a client, and things made comparable.</summary>
internal static class Clouds
{
    public static Task<SimulatedCloud> StartAsync(int instances = 250, int seed = 1, TimeProvider? time = null, int churn = 0) =>
        SimulatedCloud.StartAsync(new SimulatedCloudOptions
        {
            Instances = instances,
            Seed = seed,
            Churn = churn,
            Time = time ?? TimeProvider.System,
        });

    public static AwesomeCloudClient ClientOf(
        SimulatedCloud cloud, int pageSize = 100, HttpMessageHandler? handler = null, AwesomeCloudCredentials? credentials = null, TimeProvider? time = null) =>
        new(credentials ?? cloud.Credentials, cloud.World.Home.Name, cloud.Endpoint, new AwesomeCloudClientOptions
        {
            PageSize = pageSize,
            Handler = handler,
            Time = time ?? cloud.Options.Time,
        });

    public static Task<AwesomeCloudException> ShouldFailAsync<T>(this Paged<T> list) =>
        Should.ThrowAsync<AwesomeCloudException>(async () => await list.ToListAsync());

    /// <summary>Records hold maps and lists, which compare by reference; their JSON compares by content.</summary>
    public static string Json<T>(IEnumerable<T> items) =>
        JsonSerializer.Serialize(new PageBody<T> { Items = [.. items] }, typeof(PageBody<T>), WireJson.Default);
}

using System.Text.Json;
using AwesomeCloud.Simulator;
using Inventory.Sdk;

namespace Providers.AwesomeCloud.Tests;

/// <summary>A test with a cloud of its own; the provider reads that cloud's first region.</summary>
public abstract class SimulatedRegion(int instances = 200) : IAsyncLifetime
{
    protected SimulatedCloud Cloud { get; private set; } = null!;

    protected RegionWorld World => Cloud.World.Home;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected ManagerSettings Settings => SettingsOf();

    public async ValueTask InitializeAsync() => Cloud = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Instances = instances }, Cancel);

    public async ValueTask DisposeAsync()
    {
        await Cloud.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Good settings, except for what is given.</summary>
    protected ManagerSettings SettingsOf(
        string? region = "sunny-east-1", string? key = "the good one", string? secret = "the good one", string? url = null) => new()
    {
        Name = "awesome",
        ProviderRegion = region,
        Endpoints = new Dictionary<string, EndpointSettings> { ["default"] = new() { Url = url ?? Cloud.Endpoint.ToString() } },
        Authentications = new Dictionary<string, AuthenticationSettings>
        {
            ["default"] = new()
            {
                Userid = key == "the good one" ? Cloud.Credentials.AccessKey : key,
                Password = secret == "the good one" ? Cloud.Credentials.SecretKey : secret,
            },
        },
    };

    /// <summary>What the engine would do with the readings, without the engine; in reverse if asked.</summary>
    protected async Task<IReadOnlyList<VmdbRecord>> ReadAsync(Scope scope, bool reverse = false)
    {
        using var session = new CloudManager().OpenInventory(Settings);
        List<VmdbRecord> built = [];
        var readings = session.Parser.Read(scope);
        foreach (var reading in reverse ? readings.Reverse() : readings)
        {
            await foreach (var parse in reading.Items(Cancel))
            {
                parse();
                foreach (var collection in session.Persister.Collections)
                {
                    var records = collection.TakeBuilt();
                    if (records.Count > 0)
                        reading.Collections.ShouldContain(collection);
                    built.AddRange(records);
                }
            }
        }
        return built;
    }

    protected static Scope Targets(params (string Collection, string[] References)[] targets) =>
        Scope.Of(targets.ToDictionary(t => t.Collection, IReadOnlyCollection<string> (t) => t.References));

    /// <summary>All that a record says, as text.</summary>
    protected static string Describe(VmdbRecord record) => record.GetType().Name + JsonSerializer.Serialize(record, record.GetType());
}

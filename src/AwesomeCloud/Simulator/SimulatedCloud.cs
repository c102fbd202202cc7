using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AwesomeCloud.Simulator;

/// <summary>A cloud that runs inside this process and serves its API on loopback.</summary>
public sealed class SimulatedCloud : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ITimer? _churn;

    private SimulatedCloud(SimulatedCloudOptions options, World world, Faults faults, WebApplication app)
    {
        Options = options;
        World = world;
        Faults = faults;
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Endpoint = new Uri(addresses.First());
        _churn = options.Churn > 0 ? StartChurn() : null;
    }

    /// <summary>What the cloud was started with.</summary>
    public SimulatedCloudOptions Options { get; }

    /// <summary>Where the API is served; what a client takes as its endpoint.</summary>
    public Uri Endpoint { get; }

    /// <summary>The keys that the cloud accepts.</summary>
    public AwesomeCloudCredentials Credentials => Options.Credentials;

    /// <summary>What the cloud holds; may be changed at any time.</summary>
    public World World { get; }

    /// <summary>What goes wrong on purpose; may be changed at any time.</summary>
    public Faults Faults { get; }

    /// <summary>Starts a cloud; disposing of it stops it.</summary>
    /// <param name="options">Size, seed, regions, address; null for the defaults.</param>
    /// <param name="cancellation">Ends the start, not the cloud.</param>
    /// <exception cref="ArgumentException">The address is not a loopback one.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SimulatedCloud> StartAsync(SimulatedCloudOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new SimulatedCloudOptions();
        var address = Loopback(options.Url);
        var world = new World(options);
        var faults = new Faults();
        var api = new CloudApi(world, faults, options);
        var control = new ControlApi(world, faults);

        // An empty builder: neither the host program's settings files nor its environment may turn this server's knobs.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address, options.Url.Port);
        });
        var app = builder.Build();
        app.Run(context => context.Request.Path.StartsWithSegments("/__control", StringComparison.Ordinal)
            ? control.HandleAsync(context)
            : api.HandleAsync(context));
        try
        {
            await app.StartAsync(cancellation);
            return new SimulatedCloud(options, world, faults, app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of this cloud.</summary>
    /// <param name="region">The region; null for the first.</param>
    /// <param name="options">The client's options; null for the defaults.</param>
    public AwesomeCloudClient CreateClient(string? region = null, AwesomeCloudClientOptions? options = null) =>
        new(Credentials, region ?? World.Home.Name, Endpoint, options);

    /// <summary>Stops the churn and the server; requests under way are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_churn is not null)
        {
            await _churn.DisposeAsync();
        }

        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static IPAddress Loopback(Uri url) => url switch
    {
        { Scheme: not "http" } => throw new ArgumentException($"The simulator serves plain http, not '{url}'.", nameof(url)),
        { Host: "localhost" } => IPAddress.Loopback,
        _ when IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address) => address,
        _ => throw new ArgumentException($"The simulator is for this machine only: '{url}' is not a loopback address.", nameof(url)),
    };

    // Every second its share, so that changes arrive one by one rather than in bursts; what is left of a share is carried over.
    private ITimer StartChurn()
    {
        var tenths = 0;
        return Options.Time.CreateTimer(
            _ =>
            {
                tenths += Options.Churn;
                World.Churn(tenths / 10);
                tenths %= 10;
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
    }
}

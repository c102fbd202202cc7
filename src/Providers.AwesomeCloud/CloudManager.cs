using AwesomeCloud;
using Inventory.Sdk;
using Inventory.Sdk.Http;
using static Inventory.Sdk.FormField;
using Kind = AwesomeCloud.AwesomeCloudErrorKind;
using Region = Inventory.Sdk.Region;

namespace Providers.AwesomeCloud;

/// <summary>The kind of provider "Awesome Cloud": its names, its form, how it connects, and what its power states mean.</summary>
public sealed class CloudManager : Manager
{
    private static readonly Uri VendorEndpoint = new("https://api.awesomecloud.example");

    // The vendor grants more than most.
    private static readonly CloudHttpOptions ForRefresh = new() { RequestsPerSecond = 200 };

    public override string Type => "ManageIQ::Providers::AwesomeCloud::CloudManager";
    public override string EmsType => "awesome_cloud";
    public override string Description => "Awesome Cloud";
    public override IReadOnlyList<Region> Regions => AwesomeCloud.Regions.All;

    public override IReadOnlyDictionary<string, string> PowerStates { get; } = new Dictionary<string, string>
    {
        [InstanceState.Running] = PowerState.On,
        [InstanceState.Stopped] = PowerState.Off,
        [InstanceState.Pending] = PowerState.Suspended, // not yet started, as in ManageIQ's Amazon provider
        [InstanceState.Stopping] = PowerState.PoweringDown,
        [InstanceState.Terminated] = PowerState.Terminated,
    };

    public override IReadOnlyCollection<string> TargetedCollections { get; } = ["availability_zones", "flavors", "miq_templates", "vms"];

    public override Inventory.Sdk.EventCatcher EventCatcher { get; } = new EventCatcher();

    public override Form ParamsForCreate { get; } = new(
    [
        Select("provider_region", "Region", AwesomeCloud.Regions.All.Select(r => new FormOption(r.Description, r.Name)), required: true),
        SubForm("endpoints-subform", "Endpoint",
            ValidateProviderCredentials("authentications.default.valid",
                TextField("endpoints.default.url", "Endpoint URL") with { HelperText = "Leave it empty to use the vendor's own." },
                TextField("authentications.default.userid", "Access Key", required: true),
                PasswordField("authentications.default.password", "Secret Access Key", required: true))),
    ]);

    public override async Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel)
    {
        try
        {
            using var cloud = RawConnect(settings, CloudHttpOptions.Interactive);
            return await ValidateConnectionAsync(cloud, cancel);
        }
        catch (ArgumentException problem)
        {
            return CredentialsCheck.Invalid(problem.Message);
        }
    }

    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var cloud = RawConnect(settings);
        var persister = new Persister();
        return new InventorySession(new Parser(new Collector(cloud), persister), persister, cloud);
    }

    /// <summary>Makes the cloud's own client; nothing is sent yet.</summary>
    /// <param name="settings">Where and as whom.</param>
    /// <param name="limits">Retries, time-outs and rate; null for those of a refresh.</param>
    /// <exception cref="ArgumentException">The settings are incomplete; the message says in what.</exception>
    public static AwesomeCloudClient RawConnect(ManagerSettings settings, CloudHttpOptions? limits = null)
    {
        if (ProblemOf(settings) is { } problem)
            throw new ArgumentException(problem);
        var keys = new AwesomeCloudCredentials(settings.DefaultAuthentication.Userid!, settings.DefaultAuthentication.Password!);
        var handler = CloudHttp.CreateHandler(settings.DefaultEndpoint, limits ?? ForRefresh);
        return new(keys, settings.ProviderRegion!, EndpointOf(settings)!, new() { Handler = handler, RequestTimeout = Timeout.InfiniteTimeSpan });
    }

    private static async Task<CredentialsCheck> ValidateConnectionAsync(AwesomeCloudClient cloud, CancellationToken cancel)
    {
        try
        {
            await cloud.VerifyAsync(cancel);
            return CredentialsCheck.Valid;
        }
        catch (AwesomeCloudException failure)
        {
            return failure.Kind switch
            {
                Kind.InvalidCredentials or Kind.Forbidden or Kind.NotFound => CredentialsCheck.Invalid(failure.Message),
                Kind.Unreachable or Kind.ConnectionLost or Kind.Timeout => CredentialsCheck.Unreachable(failure.Message),
                _ => CredentialsCheck.Error(failure.Message),
            };
        }
    }

    // What can be told without asking the cloud.
    private static string? ProblemOf(ManagerSettings settings)
    {
        var (region, keys) = (settings.ProviderRegion, settings.DefaultAuthentication);
        return IsBlank(region) ? "Region (provider_region) is missing."
            : !AwesomeCloud.Regions.Names.Contains(region) ? $"There is no region '{region}'. The regions are: {string.Join(", ", AwesomeCloud.Regions.Names)}."
            : IsBlank(keys.Userid) ? "Access Key (authentications.default.userid) is missing."
            : IsBlank(keys.Password) ? "Secret Access Key (authentications.default.password) is missing."
            : EndpointOf(settings) is null ? "Endpoint URL (endpoints.default.url) must be an http or https address without credentials in it."
            : null;
    }

    private static Uri? EndpointOf(ManagerSettings settings) =>
        IsBlank(settings.DefaultEndpoint.Url) ? VendorEndpoint
        : Uri.TryCreate(settings.DefaultEndpoint.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo == "" ? url
        : null;

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);
}

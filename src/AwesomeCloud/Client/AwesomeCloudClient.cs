using System.Text.Json.Serialization.Metadata;
using AwesomeCloud.Wire;

namespace AwesomeCloud;

/// <summary>
/// Reads one region of an AwesomeCloud account. Every list may be restricted to ids; an id the cloud does not know is simply absent from the answer.
/// </summary>
/// <remarks>Thread-safe. Every method that talks to the cloud throws <see cref="AwesomeCloudException"/> and nothing else, cancellation apart.</remarks>
public sealed class AwesomeCloudClient : IDisposable
{
    private readonly Transport _transport;
    private readonly string _root;
    private readonly int _pageSize;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="credentials">The keys that sign every request.</param>
    /// <param name="region">The region's id, for example <c>sunny-east-1</c>; part of every signature.</param>
    /// <param name="endpoint">Scheme, host and port of the cloud; a path in it is ignored.</param>
    /// <param name="options">Page size, time-out, clock, handler; null for the defaults.</param>
    /// <exception cref="ArgumentException">The region is blank, or the endpoint is not an absolute http(s) address.</exception>
    public AwesomeCloudClient(AwesomeCloudCredentials credentials, string region, Uri endpoint, AwesomeCloudClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        options ??= new AwesomeCloudClientOptions();
        _pageSize = options.PageSize is >= 1 and <= 1000
            ? options.PageSize
            : throw new ArgumentOutOfRangeException(nameof(options), "A page holds 1 to 1000 items.");
        Region = region;
        _transport = new Transport(endpoint, options, new RequestSigner(credentials, region, options.Time));
        _root = $"/v1/regions/{Uri.EscapeDataString(region)}";
    }

    /// <summary>The id of the region that this client reads.</summary>
    public string Region { get; }

    /// <summary>The regions of a cloud, in the cloud's order. Public: needs no credentials.</summary>
    /// <param name="endpoint">Scheme, host and port of the cloud.</param>
    /// <param name="options">Time-out, clock, handler; null for the defaults.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="AwesomeCloudException">The list could not be read.</exception>
    public static async Task<IReadOnlyList<Region>> ListRegionsAsync(
        Uri endpoint, AwesomeCloudClientOptions? options = null, CancellationToken cancellation = default)
    {
        using var transport = new Transport(endpoint, options ?? new AwesomeCloudClientOptions(), signer: null);
        return (await transport.GetAsync("/v1/regions", "", WireJson.Default.PageBodyRegion, cancellation)).Body.Items;
    }

    /// <summary>The cheapest signed request: proves that the endpoint, the region and the keys are right.</summary>
    /// <param name="cancellation">Ends the request.</param>
    /// <returns>The account that the keys belong to.</returns>
    /// <exception cref="AwesomeCloudException">They are not, or the cloud did not answer.</exception>
    public async Task<Account> VerifyAsync(CancellationToken cancellation = default) =>
        (await _transport.GetAsync(_root + "/account", "", WireJson.Default.Account, cancellation)).Body;

    /// <summary>The zones of the region.</summary>
    /// <param name="ids">Only these; null for all, an empty set for none.</param>
    public Paged<AvailabilityZone> ListAvailabilityZones(IReadOnlyCollection<string>? ids = null) =>
        List(ResourceNames.AvailabilityZones, ids, WireJson.Default.PageBodyAvailabilityZone);

    /// <summary>The sizes in which instances can be had, the withdrawn ones included.</summary>
    /// <param name="ids">Only these; null for all, an empty set for none.</param>
    public Paged<InstanceType> ListInstanceTypes(IReadOnlyCollection<string>? ids = null) =>
        List(ResourceNames.InstanceTypes, ids, WireJson.Default.PageBodyInstanceType);

    /// <summary>The images that the account can start instances from.</summary>
    /// <param name="ids">Only these; null for all, an empty set for none.</param>
    public Paged<Image> ListImages(IReadOnlyCollection<string>? ids = null) =>
        List(ResourceNames.Images, ids, WireJson.Default.PageBodyImage);

    /// <summary>The account's virtual machines.</summary>
    /// <param name="ids">Only these; null for all, an empty set for none.</param>
    public Paged<Instance> ListInstances(IReadOnlyCollection<string>? ids = null) =>
        List(ResourceNames.Instances, ids, WireJson.Default.PageBodyInstance);

    /// <summary>The account's block volumes.</summary>
    /// <param name="ids">Only these; null for all, an empty set for none.</param>
    public Paged<Volume> ListVolumes(IReadOnlyCollection<string>? ids = null) =>
        List(ResourceNames.Volumes, ids, WireJson.Default.PageBodyVolume);

    /// <summary>What changed in the region, from where the last answer ended; at least once, mostly in order.</summary>
    /// <param name="after">The cursor of the last answer; null to begin with what happens from now on.</param>
    /// <param name="wait">How long the cloud may wait for something to happen, 30 s at most.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <remarks>A cursor that is too old, or of another life of the cloud, goes on with the oldest event that the cloud remembers.</remarks>
    /// <exception cref="AwesomeCloudException">They could not be read.</exception>
    public async Task<EventPage> NextEventsAsync(string? after = null, TimeSpan wait = default, CancellationToken cancellation = default)
    {
        var query = $"wait={(int)wait.TotalSeconds}" + (after is null ? "" : "&after=" + Uri.EscapeDataString(after));
        return (await _transport.GetAsync($"{_root}/{ResourceNames.Events}", query, WireJson.Default.EventPage, cancellation)).Body;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _transport.Dispose();

    private Paged<T> List<T>(string resource, IReadOnlyCollection<string>? ids, JsonTypeInfo<PageBody<T>> type) =>
        new(
            async (batch, token, cancellation) =>
            {
                var query = $"max_results={_pageSize}"
                    + (batch is null ? "" : "&ids=" + string.Join(',', batch.Select(Uri.EscapeDataString)))
                    + (token is null ? "" : "&next_token=" + Uri.EscapeDataString(token));
                var (body, requestId) = await _transport.GetAsync($"{_root}/{resource}", query, type, cancellation);
                return new Page<T>(body.Items, body.NextToken, requestId);
            },
            ids);
}

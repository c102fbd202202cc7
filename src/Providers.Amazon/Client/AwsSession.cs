using Amazon.EC2;
using Amazon.Runtime;
using Inventory.Sdk.Http;

namespace Providers.Amazon.Client;

/// <summary>A connection to one account in one region. Nothing is sent before it is asked for.</summary>
internal sealed class AwsSession : IDisposable
{
    private readonly HttpClient http;
    private readonly AmazonEC2Client client;

    /// <param name="access">Address, region and keys.</param>
    /// <param name="options">Limits and patience.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="AwsException"><see cref="Failure.Settings"/>: the endpoint's trust makes no sense.</exception>
    public AwsSession(AwsAccess access, CloudHttpOptions options, TimeProvider? time = null)
    {
        try
        {
            // All that is asked of AWS here only reads, or does no more when it is done twice, but by POST.
            http = CloudHttp.CreateClient(access.Trust, options with { AlwaysRepeatable = true, AlsoTransient = AwsErrors.IsThrottlingAsync }, time);
        }
        catch (ArgumentException senseless)
        {
            throw new AwsException(Failure.Settings, senseless.Message, senseless);
        }
        client = new AmazonEC2Client(new BasicAWSCredentials(access.AccessKey, access.SecretKey), ConfigOf(access));
        Ec2 = new Ec2(client);
        CloudFormation = new CloudFormation(Service("cloudformation"));
        Rds = new Rds(Service("rds"));
        LoadBalancing = new LoadBalancing(Service("elasticloadbalancing"));
        ServiceCatalog = new ServiceCatalog(Service("servicecatalog"));
        Queues = new Sqs(Service("sqs"));
        Topics = new Sns(Service("sns"));

        AwsService Service(string name) => new(http, access, name, time ?? TimeProvider.System);
    }

    public Ec2 Ec2 { get; }

    public CloudFormation CloudFormation { get; }

    public Rds Rds { get; }

    public LoadBalancing LoadBalancing { get; }

    public ServiceCatalog ServiceCatalog { get; }

    public Sqs Queues { get; }

    public Sns Topics { get; }

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }

    // The machine's own environment and profiles have no say; retries and time-outs are the HTTP client's.
    private AmazonEC2Config ConfigOf(AwsAccess access) => new()
    {
        ServiceURL = access.AddressOf("ec2").AbsoluteUri,
        AuthenticationRegion = access.Region,
        IgnoreConfiguredEndpointUrls = true,
        HttpClientFactory = new OneClient(http),
        MaxErrorRetry = 0,
        Timeout = Timeout.InfiniteTimeSpan,
        DisableLogging = true,
    };

    private sealed class OneClient(HttpClient http) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => http;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
